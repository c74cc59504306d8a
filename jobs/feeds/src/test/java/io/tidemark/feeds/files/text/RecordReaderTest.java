package io.tidemark.feeds.files.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecordReaderTest {
  @Property(tries = 300)
  void readsBackWhatWasQuoted(@ForAll("tables") List<List<String>> table) throws IOException {
    String text =
        "a,b,c\n"
            + table.stream()
                .map(
                    row ->
                        row.stream().map(RecordReaderTest::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
    RecordReader reader = new RecordReader(new BufferedReader(new StringReader(text)));

    List<List<String>> read = new ArrayList<>();
    for (RecordReader.Cells cells = reader.next(); cells != null; cells = reader.next()) {
      read.add(cells.cells());
    }

    assertThat(read.subList(1, read.size())).isEqualTo(table);
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell = Arbitraries.strings().withChars("ab1 ,;\"\n").ofMaxLength(6);
    return cell.list().ofSize(3).list().ofMinSize(1).ofMaxSize(8);
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }
}
