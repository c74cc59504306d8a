package io.tidemark.features.factors.statistics;

import java.io.Serializable;
import java.util.List;

/**
 * How a feature goes with the returns over one horizon.
 *
 * @param horizon sessions
 * @param daily each session's rank IC; not a number where it has none
 * @param ic Pearson's correlation across names, by session
 * @param rankIc Spearman's
 * @param leftOut sessions with rows but without a rank IC
 * @param years the rank IC of each year in turn
 * @param regimes of each regime in turn
 */
public record HorizonStudy(
    int horizon,
    double[] daily,
    DailyMean ic,
    DailyMean rankIc,
    int leftOut,
    QuantileReturns quantiles,
    List<Part> years,
    List<Part> regimes)
    implements Serializable {

  /** The rank IC of some of the sessions. */
  public record Part(String name, DailyMean rankIc) implements Serializable {}
}
