package io.tidemark.features.factors.statistics;

import java.io.Serializable;
import java.util.List;

/**
 * How a feature predicts the forward returns over one horizon.
 *
 * @param horizon in sessions, or in bars
 * @param daily the rank IC of each session; NaN where there is none
 * @param ic mean of the daily IC: Pearson's correlation across names
 * @param rankIc mean of the daily rank IC: Spearman's correlation across names, or of bars with
 *     ranks among the sessions before
 * @param leftOut number of sessions with rows but without a rank IC
 * @param years the rank IC by year, ascending
 * @param regimes the rank IC by regime
 */
public record HorizonStudy(
    RankedRows ranked,
    int horizon,
    double[] daily,
    DailyMean ic,
    DailyMean rankIc,
    int leftOut,
    QuantileReturns quantiles,
    List<Part> years,
    List<Part> regimes)
    implements Serializable {

  /** The rank IC over one year's or one regime's sessions. */
  public record Part(String name, DailyMean rankIc) implements Serializable {}
}
