package io.tidemark.features.factors;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.features.materialize.BuildFeatures;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Random walks with a split, a dividend and a missing day, and two feature sets built on them.
 * Returns are autocorrelated at lag one, which the feature {@code ret} captures.
 */
final class TinyMarket {
  static final Instant BUILT = Instant.parse("2021-01-01T00:00:00Z");
  static final int TICKERS = 14;
  static final List<LocalDate> DAYS =
      TradingCalendar.XNYS.sessions(LocalDate.of(2019, 10, 1), LocalDate.of(2020, 4, 30));
  static final int HOLED = 3;
  static final int SPLIT_DAY = 60;
  static final int DIVIDEND_DAY = 80;

  final double[][] close = new double[TICKERS][DAYS.size()];
  private final Lake lake;

  TinyMarket(Lake lake) {
    this.lake = lake;
    Random random = new Random(4);
    for (double[] one : close) {
      double before = 0;
      double price = 50;
      for (int t = 0; t < one.length; t++) {
        before = 0.5 * before + 0.02 * random.nextGaussian();
        price *= Math.exp(before);
        one[t] = price;
      }
    }
    for (int t = SPLIT_DAY; t < DAYS.size(); t++) {
      close[0][t] /= 2;
    }
    close[HOLED][100] = Double.NaN;
  }

  static String set(Path folder, String name, String... features) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(
        file,
        """
        set: %s
        entity: ticker
        calendar: XNYS
        sources: { px: market.prices }
        features:
          %s
        labels:
          fwd: ref(px.close, -5) / px.close - 1
        """
            .formatted(name, String.join("\n  ", features)));
    return file.toString();
  }

  /**
   * Total return factor from a session's close to the next, including the split and the dividend.
   */
  double growth(int ticker, int t) {
    double dividend = ticker == 1 && t + 1 == DIVIDEND_DAY ? 1 : 0;
    int shares = ticker == 0 && t + 1 == SPLIT_DAY ? 2 : 1;
    return close[ticker][t + 1] * shares / (close[ticker][t] - dividend);
  }

  void writePrices() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < TICKERS; i++) {
      for (int t = 0; t < DAYS.size(); t++) {
        double c = close[i][t];
        if (!Double.isNaN(c)) {
          Timestamp known = Timestamp.from(TradingCalendar.XNYS.close(DAYS.get(t)));
          double ratio = i == 0 && t == SPLIT_DAY ? 2 : 1;
          double dividend = i == 1 && t == DIVIDEND_DAY ? 1 : 0;
          rows.add(
              RowFactory.create(
                  "north",
                  ticker(i),
                  Date.valueOf(DAYS.get(t)),
                  c,
                  c,
                  c,
                  c,
                  1e6,
                  null,
                  ratio,
                  dividend,
                  "north",
                  "single",
                  known,
                  known));
        }
      }
    }
    lake.append(
        PricesTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(PricesTable.TABLE)),
        new RunKey("tiny/reconcile"));
  }

  void build(String run, String set, List<String> tickers, Instant asOf) {
    new BuildFeatures(lake)
        .run(
            new BuildFeaturesRequest(
                new RunKey(run + "/build"),
                set,
                new MarketScope(
                    List.of("north"), tickers, DAYS.get(0), DAYS.get(DAYS.size() - 1), asOf),
                "",
                lake.version(PricesTable.TABLE)),
            stage -> {});
  }

  /** Alternates calm and stressed every twenty sessions; the first twenty have no label. */
  void label(String run, String model, Instant known) {
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < DAYS.size(); t++) {
      Timestamp at = Timestamp.from(known);
      boolean fitted = t >= 20;
      rows.add(
          RowFactory.create(
              model,
              Date.valueOf(DAYS.get(t)),
              fitted ? regime(t) : "unknown",
              fitted ? new Object[] {"calm", "stressed"} : new Object[0],
              fitted ? new Object[] {.5, .5} : new Object[0],
              at,
              at));
    }
    lake.append(
        RegimeLabelsTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(RegimeLabelsTable.TABLE)),
        new RunKey(run + "/label"));
  }

  static String regime(int session) {
    return session / 20 % 2 == 0 ? "calm" : "stressed";
  }

  /** Writes a later version of one row of a set with two features. */
  void restate(FeatureSet set, int ticker, int session, double[] values, Instant known) {
    Table table = FeatureTable.of(set);
    Timestamp at = Timestamp.from(known);
    List<Object> cells =
        new ArrayList<>(List.of("north", "all", ticker(ticker), Date.valueOf(DAYS.get(session))));
    for (double value : values) {
      cells.add(value);
    }
    cells.addAll(List.of(0.0, at));
    cells.add(null); // not withdrawn
    cells.addAll(List.of(at, at));
    lake.append(
        table,
        lake.spark()
            .createDataFrame(List.of(RowFactory.create(cells.toArray())), TableSchema.given(table)),
        new RunKey("tiny/restated"));
  }

  static String ticker(int i) {
    return "TK%02d".formatted(i);
  }

  static FactorReportRequest request(
      String key, String set, String universe, Instant asOf, String beside) {
    return new FactorReportRequest(
        new RunKey(key),
        set,
        List.of(),
        universe,
        DAYS.get(0),
        DAYS.get(DAYS.size() - 1),
        asOf,
        List.of(5, 1),
        0,
        beside,
        "",
        FactorReportRequest.EXPERIMENT);
  }
}
