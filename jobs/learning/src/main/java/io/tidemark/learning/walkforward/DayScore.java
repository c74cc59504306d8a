package io.tidemark.learning.walkforward;

import java.time.LocalDate;

/**
 * Out-of-sample rank information coefficient of both models on one test day.
 *
 * @param session index in the panel
 * @param regime visible at the close of that day
 * @param tickers scored
 */
public record DayScore(
    int session,
    LocalDate date,
    int fold,
    String regime,
    int tickers,
    double challengerIc,
    double baselineIc) {

  /** Challenger minus baseline. */
  public double difference() {
    return challengerIc - baselineIc;
  }
}
