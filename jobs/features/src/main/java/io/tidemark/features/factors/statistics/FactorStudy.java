package io.tidemark.features.factors.statistics;

import io.tidemark.features.factors.statistics.HorizonStudy.Part;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Studies features against the same forward returns, one feature at a time.
 *
 * <p>It is serialised to Spark's executors; each executor sorts the returns of each session once.
 */
public final class FactorStudy implements Serializable {
  private static final long serialVersionUID = 1;

  private final ForwardReturns returns;
  private final boolean[][] rows;
  private final String[] years;
  private final String[] regimes;
  private transient CrossSection[][] ordered;
  private transient PastScores[] scored;

  /**
   * @param rows whether a row exists, by session and name
   * @param years the year of each session
   * @param regimes the regime of each session; null where it has none
   */
  public FactorStudy(ForwardReturns returns, boolean[][] rows, String[] years, String[] regimes) {
    this.returns = returns;
    this.rows = rows;
    this.years = years;
    this.regimes = regimes;
  }

  /**
   * Studies one feature.
   *
   * @param values of the feature by session and name; NaN where missing
   */
  public FeatureStudy of(String feature, double[][] values) {
    CrossSection[] sessions = CrossSection.of(values);
    List<HorizonStudy> horizons =
        switch (returns.ranked()) {
          case TICKERS -> ofTickers(sessions);
          case BARS -> ofBars(PastScores.ofFeature(values));
        };
    long there = Arrays.stream(rows).mapToLong(FactorStudy::count).sum();
    long valued = Arrays.stream(sessions).mapToLong(CrossSection::size).sum();
    return new FeatureStudy(
        feature,
        (double) valued / there,
        horizons,
        Turnover.of(sessions),
        RankPersistence.of(sessions));
  }

  /** The tickers of a session are ranked among themselves. */
  private List<HorizonStudy> ofTickers(CrossSection[] feature) {
    return IntStream.range(0, returns.horizons().size())
        .mapToObj(
            h -> {
              CrossSection[] forward = ordered()[h];
              return horizon(
                  returns.horizons().get(h),
                  t -> feature[t].correlation(forward[t]),
                  t -> feature[t].rankCorrelation(forward[t]),
                  t -> QuantileReturns.of(feature[t], forward[t]));
            })
        .toList();
  }

  /** The bars of a session are ranked among those of the sessions before. */
  private List<HorizonStudy> ofBars(PastScores feature) {
    return IntStream.range(0, returns.horizons().size())
        .mapToObj(
            h -> {
              PastScores forward = scored()[h];
              return horizon(
                  returns.horizons().get(h),
                  t -> feature.correlation(forward, t),
                  t -> feature.rankCorrelation(forward, t),
                  t -> feature.quintiles(returns.panel(h)[t], t));
            })
        .toList();
  }

  private HorizonStudy horizon(
      int horizon,
      IntToDoubleFunction ofValues,
      IntToDoubleFunction ofRanks,
      IntFunction<double[]> quintiles) {
    double[] ic = IntStream.range(0, rows.length).mapToDouble(ofValues).toArray();
    double[] rankIc = IntStream.range(0, rows.length).mapToDouble(ofRanks).toArray();
    int open = (int) Arrays.stream(rows).filter(row -> count(row) > 0).count();
    int covered = returns.ranked().sessions(horizon);
    DailyMean mean = DailyMean.of(rankIc, covered);
    return new HorizonStudy(
        returns.ranked(),
        horizon,
        rankIc,
        DailyMean.of(ic, covered),
        mean,
        open - mean.days(),
        QuantileReturns.of(
            IntStream.range(0, rows.length).mapToObj(quintiles).toArray(double[][]::new), covered),
        parts(rankIc, years, covered),
        parts(rankIc, regimes, covered));
  }

  private static List<Part> parts(double[] daily, String[] names, int covered) {
    Stream<String> distinct = Arrays.stream(names).filter(Objects::nonNull).distinct().sorted();
    return distinct
        .map(name -> new Part(name, DailyMean.of(daily, t -> name.equals(names[t]), covered)))
        .toList();
  }

  private static long count(boolean[] row) {
    return IntStream.range(0, row.length).filter(name -> row[name]).count();
  }

  private synchronized PastScores[] scored() {
    if (scored == null) {
      scored =
          IntStream.range(0, returns.horizons().size())
              .mapToObj(h -> PastScores.ofReturns(returns.panel(h)))
              .toArray(PastScores[]::new);
    }
    return scored;
  }

  private synchronized CrossSection[][] ordered() {
    if (ordered == null) {
      ordered =
          IntStream.range(0, returns.horizons().size())
              .mapToObj(h -> CrossSection.of(returns.panel(h)))
              .toArray(CrossSection[][]::new);
    }
    return ordered;
  }
}
