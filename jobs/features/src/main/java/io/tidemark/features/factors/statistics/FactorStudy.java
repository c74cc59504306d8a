package io.tidemark.features.factors.statistics;

import io.tidemark.features.factors.statistics.HorizonStudy.Part;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
    List<HorizonStudy> horizons = new ArrayList<>();
    for (int h = 0; h < returns.horizons().size(); h++) {
      horizons.add(horizon(sessions, returns.horizons().get(h), ordered()[h]));
    }
    long there = Arrays.stream(rows).mapToLong(FactorStudy::count).sum();
    long valued = Arrays.stream(sessions).mapToLong(CrossSection::size).sum();
    return new FeatureStudy(
        feature,
        (double) valued / there,
        horizons,
        Turnover.of(sessions),
        RankPersistence.of(sessions));
  }

  private HorizonStudy horizon(CrossSection[] feature, int horizon, CrossSection[] forward) {
    int sessions = feature.length;
    double[] ic = new double[sessions];
    double[] rankIc = new double[sessions];
    for (int t = 0; t < sessions; t++) {
      ic[t] = feature[t].correlation(forward[t]);
      rankIc[t] = feature[t].rankCorrelation(forward[t]);
    }
    int open = (int) Arrays.stream(rows).filter(row -> count(row) > 0).count();
    DailyMean mean = DailyMean.of(rankIc, horizon);
    return new HorizonStudy(
        horizon,
        rankIc,
        DailyMean.of(ic, horizon),
        mean,
        open - mean.days(),
        QuantileReturns.of(feature, forward, horizon),
        parts(rankIc, years, horizon),
        parts(rankIc, regimes, horizon));
  }

  private static List<Part> parts(double[] daily, String[] names, int horizon) {
    Stream<String> distinct = Arrays.stream(names).filter(Objects::nonNull).distinct().sorted();
    return distinct
        .map(name -> new Part(name, DailyMean.of(daily, t -> name.equals(names[t]), horizon)))
        .toList();
  }

  private static long count(boolean[] row) {
    return IntStream.range(0, row.length).filter(name -> row[name]).count();
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
