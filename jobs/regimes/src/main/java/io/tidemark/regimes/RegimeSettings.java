package io.tidemark.regimes;

import io.tidemark.regimes.hmm.BaumWelch;
import java.time.Month;
import java.util.List;

/**
 * The settings of a regime model.
 *
 * @param regimes names of the states, calmest first
 * @param minSessions sessions with a market return that the first fit needs; earlier labels are
 *     unknown
 * @param refitMonths months in whose first session the model is refitted
 * @param estimation how parameters are estimated
 * @param hysteresis how probabilities become labels
 */
record RegimeSettings(
    List<String> regimes,
    int minSessions,
    List<Month> refitMonths,
    BaumWelch estimation,
    Hysteresis hysteresis) {

  /** The default model: three regimes, a first fit after one year, then a refit every half-year. */
  static final RegimeSettings DEFAULT =
      new RegimeSettings(
          List.of("calm", "neutral", "stressed"),
          252,
          List.of(Month.JANUARY, Month.JULY),
          new BaumWelch(0.05, 5, 0.98, 100, 200, 1e-6),
          new Hysteresis(0.6, 3));

  RegimeSettings {
    regimes = List.copyOf(regimes);
    refitMonths = List.copyOf(refitMonths);
    if (regimes.size() < 2 || minSessions < 2 * regimes.size()) {
      throw new IllegalArgumentException(
          "%d regimes and %d sessions before the first fit: at least 2, and 2 sessions each"
              .formatted(regimes.size(), minSessions));
    }
  }

  int states() {
    return regimes.size();
  }
}
