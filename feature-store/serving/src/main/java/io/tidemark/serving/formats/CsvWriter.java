package io.tidemark.serving.formats;

import io.tidemark.serving.formats.ColumnTable.Column;
import io.tidemark.serving.formats.ColumnTable.Days;
import io.tidemark.serving.formats.ColumnTable.Flags;
import io.tidemark.serving.formats.ColumnTable.Numbers;
import io.tidemark.serving.formats.ColumnTable.Texts;
import io.tidemark.serving.formats.ColumnTable.Times;
import io.tidemark.views.CsvNumber;
import io.tidemark.views.ViewJson;
import io.tidemark.views.delta.Micros;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as comma-separated values (RFC 4180): a header, lines that end in CR LF, an empty field
 * for what is not there. No value here holds a comma, a quote or a line break.
 */
public final class CsvWriter {
  private static final String END = "\r\n";

  private CsvWriter() {}

  /** The whole text, in UTF-8. */
  public static byte[] bytes(ColumnTable sheet) {
    List<Column> columns = sheet.columns();
    StringBuilder text = new StringBuilder(sheet.rows() * columns.size() * 12 + 1024);
    text.append(columns.stream().map(Column::name).collect(Collectors.joining(","))).append(END);
    for (int row = 0; row < sheet.rows(); row++) {
      for (int c = 0; c < columns.size(); c++) {
        text.append(c == 0 ? "" : ",");
        append(text, columns.get(c), row);
      }
      text.append(END);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder text, Column column, int row) {
    if (column instanceof Numbers numbers) {
      CsvNumber.append(text, numbers.values()[row]);
    } else if (column instanceof Texts texts) {
      text.append(texts.values()[row]);
    } else if (column instanceof Days days && days.values()[row] != ColumnTable.NO_DAY) {
      text.append(LocalDate.ofEpochDay(days.values()[row]));
    } else if (column instanceof Times times && times.values()[row] != ColumnTable.NO_TIME) {
      text.append(ViewJson.isoText(Micros.instant(times.values()[row])));
    } else if (column instanceof Flags flags && flags.values()[row] != null) {
      text.append(flags.values()[row]);
    }
  }
}
