package io.tidemark.features.publish;

import io.tidemark.core.series.RankCorrelation;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whole sessions of the feature table, some of a regime's or of all.
 *
 * @param features names, in the order of a session's values
 * @param sessions ascending
 */
record FeatureSample(List<String> features, List<Session> sessions) {
  private static final int BLOCKS = 8;

  /**
   * The tickers of one session.
   *
   * @param values by feature, one a ticker
   * @param label one a ticker
   */
  record Session(LocalDate date, double[][] values, double[] label) {}

  /** Rank correlation of two features over all tickers and sessions. */
  double rankCorrelation(String one, String other) {
    return RankCorrelation.of(column(one), column(other));
  }

  /**
   * How steady the sign of a feature's daily rank IC was: the sessions fall into eight blocks in
   * order of time, and |Σ IC| / Σ|IC| over the blocks' mean ICs is 1 where all have one sign and 0
   * where they cancel out.
   *
   * @return NaN where no block has an IC
   */
  double stability(String feature) {
    double[] daily =
        sessions.stream()
            .mapToDouble(s -> RankCorrelation.of(s.values()[features.indexOf(feature)], s.label()))
            .filter(Double::isFinite)
            .toArray();
    int blocks = Math.min(BLOCKS, daily.length);
    double[] means =
        IntStream.range(0, blocks)
            .mapToDouble(
                b ->
                    Arrays.stream(daily, b * daily.length / blocks, (b + 1) * daily.length / blocks)
                        .average()
                        .orElseThrow())
            .toArray();
    return Math.abs(Arrays.stream(means).sum()) / Arrays.stream(means).map(Math::abs).sum();
  }

  private double[] column(String feature) {
    int index = features.indexOf(feature);
    Stream<double[]> columns = sessions.stream().map(session -> session.values()[index]);
    return columns.flatMapToDouble(Arrays::stream).toArray();
  }
}
