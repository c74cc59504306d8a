package io.tidemark.views.prices;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tidemark.views.CsvNumber;
import io.tidemark.views.ViewJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Prices as comma-separated values (RFC 4180): a header, lines that end in CR LF, an empty field
 * for a missing number.
 */
public final class PriceCsv {
  private static final List<String> HEADER =
      List.of("date", "open", "high", "low", "close", "volume", "status", "known_at");

  private PriceCsv() {}

  public static String of(List<PriceRow> rows) {
    StringWriter text = new StringWriter(rows.size() * 100 + 100);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(HEADER);
      for (PriceRow row : rows) {
        csv.writeRecord(
            row.date().toString(),
            CsvNumber.text(row.open()),
            CsvNumber.text(row.high()),
            CsvNumber.text(row.low()),
            CsvNumber.text(row.close()),
            CsvNumber.text(row.volume()),
            row.status(),
            ViewJson.isoText(row.knownAt()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
