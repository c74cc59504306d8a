package io.tidemark.views.prices;

import io.tidemark.views.CsvNumber;
import io.tidemark.views.ViewJson;
import java.util.List;

/**
 * Prices as comma-separated values (RFC 4180): a header, lines that end in CR LF, an empty field
 * where there is no number. No value holds a comma, a quote or a line break.
 */
public final class PriceCsv {
  /** The first line, without its end. */
  public static final String HEADER = "date,open,high,low,close,volume,status,known_at";

  private static final String END = "\r\n";

  private PriceCsv() {}

  /** The whole text. */
  public static String of(List<PriceRow> rows) {
    StringBuilder text = new StringBuilder(rows.size() * 100 + HEADER.length()).append(HEADER);
    text.append(END);
    for (PriceRow row : rows) {
      text.append(row.date()).append(',');
      number(text, row.open());
      number(text, row.high());
      number(text, row.low());
      number(text, row.close());
      number(text, row.volume());
      text.append(row.status()).append(',').append(ViewJson.isoText(row.knownAt())).append(END);
    }
    return text.toString();
  }

  private static void number(StringBuilder text, double value) {
    CsvNumber.append(text, value);
    text.append(',');
  }
}
