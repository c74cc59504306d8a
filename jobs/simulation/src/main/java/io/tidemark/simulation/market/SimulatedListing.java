package io.tidemark.simulation.market;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/**
 * The fixed properties of a simulated share.
 *
 * @param sector index of its sector
 * @param beta loading on the market
 * @param scale factor on its own volatility
 * @param startPrice USD, on the first session
 * @param baseVolume shares per session
 * @param yield yearly dividend divided by price; 0: it pays none
 * @param dividendDay day of the month; the ex-date is the first session from it on
 * @param dividendMonth 0, 1 or 2: which month of each quarter
 */
public record SimulatedListing(
    String ticker,
    int sector,
    double beta,
    double scale,
    double startPrice,
    double baseVolume,
    double yield,
    int dividendDay,
    int dividendMonth,
    Optional<PlannedSplit> split) {

  /**
   * A planned split.
   *
   * @param date the ex-date is the first session from this day on
   * @param ratio new shares per old share
   */
  public record PlannedSplit(LocalDate date, double ratio) {}

  /** Whether the month is one of the four in which this share pays. */
  boolean paysIn(Month month) {
    return yield > 0 && (month.getValue() - 1) % 3 == dividendMonth;
  }
}
