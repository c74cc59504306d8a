package io.tidemark.ingest.land.records;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Open, high, low, close and volume of a bar of any length, and the rules between them.
 *
 * @param volume null if the source has no volume
 */
record PriceRange(double open, double high, double low, double close, Double volume) {
  /**
   * A ratio of high to low that no share reaches within a day, but a mix of cents and dollars does.
   */
  private static final double UNIT = 50;

  /**
   * Reads a bar's figures and notes every rule that they break.
   *
   * @param noise relative tolerance of the order of low, open, close and high
   */
  static PriceRange of(FieldReader row, double noise) {
    PriceRange prices = prices(row);
    PriceRange range =
        new PriceRange(prices.open, prices.high, prices.low, prices.close, row.number("volume"));
    range.check(row, noise);
    return range;
  }

  /** The same for a source without volume. */
  static PriceRange withoutVolume(FieldReader row, double noise) {
    PriceRange range = prices(row);
    range.check(row, noise);
    return range;
  }

  private static PriceRange prices(FieldReader row) {
    return new PriceRange(
        row.positive("open"),
        row.positive("high"),
        row.positive("low"),
        row.positive("close"),
        null);
  }

  private void check(FieldReader row, double noise) {
    if (volume != null && volume < 0) {
      row.breaksIf(true, "negative-volume", "volume %s is below 0", row.text("volume"));
      row.repair("volume", -volume);
    }
    if (above(low, high, noise)) {
      row.breaksIf(true, "high-below-low", "high %s < low %s", row.text("high"), row.text("low"));
      row.repair("high", low);
      row.repair("low", high);
    }
    if (low > 0 && high >= UNIT * low) {
      row.breaksIf(
          true,
          "unit-error",
          "high %s is about a hundred times low %s: one of the prices is in a different unit",
          row.text("high"),
          row.text("low"));
      sameUnit(row);
    }
    outside(row, "open", open, noise);
    outside(row, "close", close, noise);
  }

  private void outside(FieldReader row, String name, double price, double noise) {
    row.breaksIf(
        above(low, price, noise) || above(price, high, noise),
        name + "-outside-range",
        "%s %s is outside the range from low %s to high %s",
        name,
        row.text(name),
        row.text("low"),
        row.text("high"));
  }

  private void sameUnit(FieldReader row) {
    Map<String, Double> prices = new LinkedHashMap<>();
    prices.put("open", open);
    prices.put("high", high);
    prices.put("low", low);
    prices.put("close", close);
    double least = Math.min(Math.min(open, high), Math.min(low, close));
    prices.forEach(
        (name, price) -> {
          if (price >= UNIT * least) {
            row.repair(name, price / 100);
          }
        });
  }

  /** Whether one price is above another by more than the tolerance; false if either is missing. */
  private static boolean above(double upper, double lower, double noise) {
    return upper - lower > upper * noise;
  }
}
