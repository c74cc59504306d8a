package io.tidemark.serving.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.serving.formats.ColumnTable.Column;
import io.tidemark.serving.formats.ColumnTable.Days;
import io.tidemark.serving.formats.ColumnTable.Flags;
import io.tidemark.serving.formats.ColumnTable.Numbers;
import io.tidemark.serving.formats.ColumnTable.Texts;
import io.tidemark.serving.formats.ColumnTable.Times;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
  @Test
  void specialCharactersAreQuotedAndNumbersHaveAllDigits() {
    List<Column> columns =
        List.of(
            new Texts("name", new String[] {"A", "B,C", "say \"ö\"", "two\nlines"}),
            new Numbers("x, y", new double[] {1, Double.NaN, -0.0, 1e-9}),
            new Days("day", new int[] {0, ColumnTable.NO_DAY, 1, 2}, true),
            new Times("time", new long[] {0, ColumnTable.NO_TIME, 1, 2}, true),
            new Flags("flag", new Boolean[] {true, null, false, true}));
    assertThat(
            new String(
                CsvWriter.bytes(new ColumnTable(4, columns, Map.of())), StandardCharsets.UTF_8))
        .isEqualTo(
            "name,\"x, y\",day,time,flag\r\n"
                + "A,1,1970-01-01,1970-01-01T00:00:00Z,true\r\n"
                + "\"B,C\",,,,\r\n"
                + "\"say \"\"ö\"\"\",-0.0,1970-01-02,1970-01-01T00:00:00.000001Z,false\r\n"
                + "\"two\nlines\",0.0000000010,1970-01-03,1970-01-01T00:00:00.000002Z,true\r\n");
  }
}
