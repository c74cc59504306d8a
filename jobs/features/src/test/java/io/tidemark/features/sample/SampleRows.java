package io.tidemark.features.sample;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.Universe;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The rows of an invented market: random walks in three regimes, features of which some predict the
 * label, and what comes of them.
 */
final class SampleRows {
  private static final String SOURCES = String.join("+", SampleRun.VENDORS);

  private final String run;
  private final int tickers;
  private final List<LocalDate> sessions;
  private final FeatureSet set;
  private final Random random = new Random(7);
  private final String[] regimes;

  /**
   * @param run key of the run's training
   */
  SampleRows(String run, FeatureSet set, int tickers, List<LocalDate> sessions) {
    this.run = run;
    this.set = set;
    this.tickers = tickers;
    this.sessions = sessions;
    this.regimes = drawn();
  }

  /** The regime of each session. */
  List<String> regimes() {
    return List.of(regimes);
  }

  private String[] drawn() {
    String[] regimes = new String[sessions.size()];
    int now = 0;
    for (int i = 0; i < regimes.length; i++) {
      if (random.nextDouble() < 0.012) {
        now = now == 1 ? 2 * random.nextInt(2) : 1;
      }
      regimes[i] = SampleRun.REGIMES.get(now);
    }
    return regimes;
  }

  private int regime(int session) {
    return SampleRun.REGIMES.indexOf(regimes[session]);
  }

  List<Row> prices() {
    List<Row> rows = new ArrayList<>();
    double[] close = new double[tickers];
    Arrays.fill(close, 50);
    for (int s = 0; s < sessions.size(); s++) {
      double common = (0.0007 - 0.0006 * regime(s)) + market(s) * random.nextGaussian();
      for (int t = 0; t < tickers; t++) {
        boolean splits = s > 0 && s % 400 == 0 && t == 0;
        close[t] *= Math.exp(common + 0.01 * random.nextGaussian()) / (splits ? 2 : 1);
        double c = close[t];
        rows.add(
            row(
                SOURCES,
                ticker(t),
                Date.valueOf(sessions.get(s)),
                c,
                c * 1.01,
                c * .99,
                c,
                1e6,
                null,
                splits ? 2.0 : 1.0,
                0.0,
                SampleRun.VENDORS.get(0),
                "agreed"));
      }
    }
    return rows;
  }

  private double market(int session) {
    return 0.005 + 0.006 * regime(session);
  }

  List<Row> features() {
    int width = set.featureNames().size();
    List<Row> rows = new ArrayList<>();
    for (LocalDate session : sessions) {
      for (int t = 0; t < tickers; t++) {
        int labelled = 4 + width + set.labelNames().size();
        Object[] values = new Object[labelled + 2]; // the last one: not withdrawn
        values[0] = SOURCES;
        values[1] = Universe.id(List.of());
        values[2] = ticker(t);
        values[3] = Date.valueOf(session);
        double label = random.nextGaussian();
        for (int f = 0; f < width; f++) {
          // the second feature is the first one in another unit
          values[4 + f] =
              f == 1 ? 100 * (double) values[4] + 1 : label / (f + 2) + random.nextGaussian();
        }
        Arrays.fill(values, 4 + width, labelled, label);
        values[labelled] = Timestamp.from(set.calendar().decision(session));
        rows.add(row(values));
      }
    }
    return rows;
  }

  List<Row> labels() {
    List<Row> rows = new ArrayList<>();
    double[] belief = {1, 0, 0};
    for (int s = 0; s < sessions.size(); s++) {
      double sum = 0;
      for (int r = 0; r < belief.length; r++) {
        double pull = r == regime(s) ? 1 : 0;
        belief[r] = 0.85 * belief[r] + 0.15 * Math.max(0, pull + 0.25 * random.nextGaussian());
        sum += belief[r];
      }
      for (int r = 0; r < belief.length; r++) {
        belief[r] /= sum;
      }
      rows.add(
          row(
              SampleRun.MODEL,
              Date.valueOf(sessions.get(s)),
              regimes[s],
              SampleRun.REGIMES.toArray(),
              new Object[] {belief[0], belief[1], belief[2]}));
    }
    return rows;
  }

  List<Row> daily() {
    List<Row> rows = new ArrayList<>();
    int first = sessions.size() / 3;
    for (int s = first; s < sessions.size(); s++) {
      double base = 0.018 + 0.11 * random.nextGaussian();
      double gain = 0.004 + 0.014 * regime(s) + 0.06 * random.nextGaussian();
      int fold = 1 + 5 * (s - first) / (sessions.size() - first);
      rows.add(score(s, fold, "ridge", base));
      rows.add(score(s, fold, "xgboost", base + gain));
    }
    return rows;
  }

  private Row score(int session, int fold, String learner, double rankIc) {
    return row(
        run,
        Date.valueOf(sessions.get(session)),
        fold,
        regimes[session],
        (long) tickers,
        learner,
        "rank_ic",
        rankIc);
  }

  List<Row> refused() {
    String[] rules = {"high_below_low", "not_a_session", "volume_negative"};
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int rule = i < 3 ? 0 : i < 5 ? 1 : 2;
      rows.add(
          row(
              "row-" + i,
              "bars",
              SampleRun.VENDORS.get(i % 2),
              i == 0 ? "<b>A&A</b>" : ticker(i),
              "2017-03-0" + (i + 1),
              "{\"ticker\":\"" + ticker(i) + "\",\"n\":" + i + "}",
              "{}",
              "refused",
              new Object[] {rules[rule]},
              new Object[] {"value %d broke %s".formatted(i, rules[rule])},
              "{}",
              "http://127.0.0.1:40123/tiingo/daily/" + ticker(i) + "/prices#" + i,
              "cafe"));
    }
    return rows;
  }

  List<Row> disagreements() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String field = i < 5 ? "close" : i < 7 ? "volume" : "split";
      rows.add(
          row(
              SOURCES,
              ticker(i),
              Date.valueOf(sessions.get(i)),
              field,
              "{\"north\":%s,\"south\":%s}".formatted(50.0 + i, 50.0 + 3 * i + 0.25),
              i == 4 ? "" : "north",
              i == 4 ? "neither fits the day before" : "nearer to the day before and after"));
    }
    return rows;
  }

  private static String ticker(int t) {
    return "TK%02d".formatted(t);
  }

  static Row row(Object... values) {
    return RowFactory.create(values);
  }

  /** How much each feature counts in a regime's model, together 1. */
  List<Double> importances(int regime) {
    double[] weights = new double[set.featureNames().size()];
    double sum = 0;
    for (int f = 0; f < weights.length; f++) {
      weights[f] =
          Math.exp(-0.22 * ((f + 5 * regime) % weights.length)) * (0.7 + random.nextDouble());
      sum += weights[f];
    }
    double all = sum;
    return Arrays.stream(weights).mapToObj(w -> w / all).toList();
  }
}
