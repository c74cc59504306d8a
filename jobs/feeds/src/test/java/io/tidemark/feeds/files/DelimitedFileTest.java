package io.tidemark.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedFileTest {
  @TempDir Path folder;

  private record Read(long line, Map<String, String> row, String raw) {}

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsEveryLineEnd(String end) throws IOException {
    Path file =
        write("a.csv", String.join(end, "date,close", "2024-01-02,1.5", "", "2024-01-03,2"));

    List<Read> records = read(file);

    assertThat(DelimitedFile.header(file)).containsExactly("date", "close");
    assertThat(records)
        .containsExactly(
            new Read(2, Map.of("date", "2024-01-02", "close", "1.5"), "2024-01-02,1.5"),
            new Read(4, Map.of("date", "2024-01-03", "close", "2"), "2024-01-03,2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheDelimiter(String delimiter) throws IOException {
    Path file = write("a.csv", "a%sb%s\"c,;|\t\"\n1%s2%s3\n".replace("%s", delimiter));

    assertThat(DelimitedFile.header(file)).containsExactly("a", "b", "c,;|");
    assertThat(read(file).get(0).row()).containsEntry("b", "2");
  }

  @Test
  void oneColumnNeedsNoDelimiter() throws IOException {
    assertThat(read(write("a.csv", "close\n1\n")).get(0).row()).isEqualTo(Map.of("close", "1"));
  }

  @Test
  void unquotesCellsThatSpanLines() throws IOException {
    Path file = write("a.csv", "a,b\n\"say \"\"hi\"\", x\",\"two\nlines\"\nlast,3\n");

    List<Read> records = read(file);

    assertThat(records.get(0).row()).isEqualTo(Map.of("a", "say \"hi\", x", "b", "two\nlines"));
    assertThat(records.get(1)).isEqualTo(new Read(4, Map.of("a", "last", "b", "3"), "last,3"));
  }

  @Test
  void aStrayQuoteAffectsOneRecord() throws IOException {
    Path file = write("a.csv", "a,b\n\"broken,1\nfine,2\nalso fine,3\n");

    assertThat(read(file))
        .containsExactly(
            new Read(2, Map.of("a", "\"broken", "b", "1"), "\"broken,1"),
            new Read(3, Map.of("a", "fine", "b", "2"), "fine,2"),
            new Read(4, Map.of("a", "also fine", "b", "3"), "also fine,3"));
  }

  @Test
  void missingCellsAreEmptyAndSurplusOnesAreKept() throws IOException {
    List<Read> records = read(write("a.csv", "a,b\n1\n1,2,3,4\n1,2,\n"));

    assertThat(records.get(0).row()).isEqualTo(Map.of("a", "1", "b", ""));
    assertThat(records.get(1).row()).isEqualTo(Map.of("a", "1", "b", "2", "", "3,4"));
    assertThat(records.get(2).row()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void dropsTheByteOrderMark() throws IOException {
    Path utf8 = write("a.csv", "\ufeffdate,close\n1,é\n");
    Path damaged =
        Files.write(
            folder.resolve("b.csv"), concat("\ufeffdate,close\n1,", new byte[] {(byte) 0xE9}));

    assertThat(DelimitedFile.header(utf8)).containsExactly("date", "close");
    assertThat(read(utf8).get(0).row()).containsEntry("close", "é");
    assertThat(DelimitedFile.header(damaged)).containsExactly("date", "close");
    assertThat(read(damaged).get(0).row()).containsEntry("close", "é");
  }

  @Test
  void oneInvalidByteMakesTheWholeFileLatin() throws IOException {
    Path file = write("a.csv", "name\né\n", StandardCharsets.ISO_8859_1);

    assertThat(read(file).get(0).row()).containsEntry("name", "é");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIndicatesUtf16(String charset) throws IOException {
    Path file = write("wide.csv", "\ufeffdate,name\n1,é\n", Charset.forName(charset));

    assertThat(DelimitedFile.header(file)).containsExactly("date", "name");
    assertThat(read(file).get(0).row()).containsEntry("name", "é");
  }

  @Test
  void unpacksByContentNotByName() throws IOException {
    Path packed = folder.resolve("packed.csv");
    Files.write(packed, gzip("a,b\n1,2\n"));
    Path plain = write("plain.csv.gz", "a,b\n3,4\n");

    assertThat(read(packed).get(0).row()).containsEntry("a", "1");
    assertThat(read(plain).get(0).row()).containsEntry("a", "3");
  }

  @Test
  void namesColumnsThatHaveNoName() throws IOException {
    assertThat(DelimitedFile.header(write("a.csv", ",Date,\n0,1,2\n")))
        .containsExactly("column 1", "Date", "column 3");
  }

  @Test
  void aBareHeaderHasNoRecords() throws IOException {
    assertThat(read(write("a.csv", "date,close\n"))).isEmpty();
  }

  @Test
  void namesWhatIsWrongWithAFile() throws IOException {
    byte[] packed = gzip("a,b\n" + "1,2\n".repeat(1000));
    Path cut = Files.write(folder.resolve("cut.csv"), Arrays.copyOf(packed, packed.length / 2));

    assertFault(folder.resolve("none.csv"), "no such file");
    assertFault(write("empty.csv", "\n\n"), "is empty");
    assertFault(write("twice.csv", "a,b,a\n"), "two columns are called 'a'");
    assertFault(write("zip.csv", "PK\u0003\u0004..."), "zip archive");
    assertFault(write("x.csv", "PAR1..."), "Parquet");
    assertFault(cut, "cut short");
    assertFault(
        write("noise.csv.gz", "\u0003\u0000\u001fdate,close\n"), "neither text nor gzipped");
  }

  private static void assertFault(Path file, String words) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(words);
  }

  private static List<Read> read(Path file) {
    List<Read> records = new ArrayList<>();
    DelimitedFile.read(file, (line, row, raw) -> records.add(new Read(line, row, raw)));
    return records;
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text, StandardCharsets.UTF_8);
  }

  private Path write(String name, String text, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private static byte[] concat(String text, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write(bytes);
    return out.toByteArray();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
