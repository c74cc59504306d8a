package io.tidemark.views.explain;

import io.tidemark.views.delta.BatchRow;
import java.time.Instant;

/**
 * One version of what a vendor says of the day, as it was given.
 *
 * @param open USD per share, as are the other prices; NaN where there is none
 * @param volume shares
 * @param adjClose the vendor's own adjusted close; NaN where it tells none
 * @param place file and line, or address and index
 * @param payload SHA-256 of the vendor's answer or of the imported file
 */
public record RawBar(
    String vendor,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double vwap,
    double adjClose,
    Instant knownAt,
    String place,
    String payload) {

  static RawBar of(BatchRow row) {
    return new RawBar(
        row.text("vendor"),
        row.number("open"),
        row.number("high"),
        row.number("low"),
        row.number("close"),
        row.number("volume"),
        row.number("vwap"),
        row.number("adj_close"),
        row.instant("known_at"),
        row.textOrEmpty("place"),
        row.textOrEmpty("payload"));
  }
}
