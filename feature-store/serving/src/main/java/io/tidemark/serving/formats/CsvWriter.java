package io.tidemark.serving.formats;

import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tidemark.serving.formats.ColumnTable.Column;
import io.tidemark.serving.formats.ColumnTable.Days;
import io.tidemark.serving.formats.ColumnTable.Flags;
import io.tidemark.serving.formats.ColumnTable.Numbers;
import io.tidemark.serving.formats.ColumnTable.Texts;
import io.tidemark.serving.formats.ColumnTable.Times;
import io.tidemark.views.CsvNumber;
import io.tidemark.views.ViewJson;
import io.tidemark.views.delta.Micros;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * A table as comma-separated values (RFC 4180): a header, lines that end in CR LF, an empty field
 * for a missing value, quotes around a text that contains a comma, a quote or a line break.
 */
public final class CsvWriter {
  private CsvWriter() {}

  /** The whole text, in UTF-8. */
  public static byte[] bytes(ColumnTable sheet) {
    List<Column> columns = sheet.columns();
    ByteArrayOutputStream text =
        new ByteArrayOutputStream(sheet.rows() * columns.size() * 12 + 1024);
    try (de.siegmar.fastcsv.writer.CsvWriter csv =
        de.siegmar.fastcsv.writer.CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(text, StandardCharsets.UTF_8)) {
      csv.writeRecord(columns.stream().map(Column::name).toList());
      String[] cells = new String[columns.size()];
      for (int row = 0; row < sheet.rows(); row++) {
        for (int c = 0; c < cells.length; c++) {
          cells[c] = cell(columns.get(c), row);
        }
        csv.writeRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toByteArray();
  }

  /** The text of a cell; empty if the value is missing. */
  private static String cell(Column column, int row) {
    if (column instanceof Numbers numbers) {
      return CsvNumber.text(numbers.values()[row]);
    } else if (column instanceof Texts texts) {
      return texts.values()[row];
    } else if (column instanceof Days days && days.values()[row] != ColumnTable.NO_DAY) {
      return LocalDate.ofEpochDay(days.values()[row]).toString();
    } else if (column instanceof Times times && times.values()[row] != ColumnTable.NO_TIME) {
      return ViewJson.isoText(Micros.instant(times.values()[row]));
    } else if (column instanceof Flags flags && flags.values()[row] != null) {
      return flags.values()[row].toString();
    }
    return "";
  }
}
