package io.tidemark.simulation.market;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/**
 * What is fixed about a simulated share.
 *
 * @param sector index of its sector
 * @param beta loading on the market
 * @param scale factor on its own volatility
 * @param startPrice USD, on the first session
 * @param baseVolume shares a session
 * @param yield yearly dividend over price; 0: it pays none
 * @param dividendDay day of the month from which the ex-date is sought
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
   * A split to come.
   *
   * @param date sought from this day on for the ex-date
   * @param ratio new shares per old
   */
  public record PlannedSplit(LocalDate date, double ratio) {}

  /** Whether the month is one of the four in which this share pays. */
  boolean paysIn(Month month) {
    return yield > 0 && (month.getValue() - 1) % 3 == dividendMonth;
  }
}
