package io.tidemark.ingest.vendors;

import io.tidemark.core.Json;
import io.tidemark.core.RowId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One version of a daily bar of a ticker from one vendor.
 *
 * @param open USD per share, as are high, low and close
 * @param volume in shares
 * @param adjClose the vendor's own adjusted close, USD per share; NaN if it gives none
 * @param vwap volume-weighted average price, USD per share; NaN if it gives none
 * @param knownAt when this version became known
 */
public record VendorBar(
    String vendor,
    LocalDate date,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double adjClose,
    double vwap,
    Instant knownAt) {
  /** A bar of a vendor without its own adjusted close and average price. */
  public VendorBar(
      String vendor,
      LocalDate date,
      double open,
      double high,
      double low,
      double close,
      double volume,
      Instant knownAt) {
    this(vendor, date, open, high, low, close, volume, Double.NaN, Double.NaN, knownAt);
  }

  /** The bar's values as JSON, as quarantine keeps them. */
  public String raw() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("open", open);
    values.put("high", high);
    values.put("low", low);
    values.put("close", close);
    values.put("volume", volume);
    return Json.write(values);
  }

  /** The {@link RowId} under which quarantine keeps this bar, whenever it was known. */
  public String id(String ticker) {
    return RowId.of("bars", vendor, ticker, date.toString(), raw());
  }

  /** Whether both have the same values. */
  public boolean sameValues(VendorBar other) {
    return open == other.open
        && high == other.high
        && low == other.low
        && close == other.close
        && volume == other.volume;
  }

  /** The same bar with another {@code knownAt}. */
  public VendorBar toldAt(Instant time) {
    return new VendorBar(vendor, date, open, high, low, close, volume, adjClose, vwap, time);
  }
}
