package io.tidemark.features.publish;

import static org.apache.spark.sql.functions.col;

import io.tidemark.api.features.PublishRequest;
import io.tidemark.core.market.Universe;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.features.publish.FeatureSample.Session;
import io.tidemark.lake.Lake;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes a sample of the feature table for each regime: whole sessions, evenly spaced over the
 * regime's own, so that the same table gives the same sample and every part of the history is in
 * it.
 */
final class SampleReader {
  private static final int ROWS_A_REGIME = 20_000;
  private static final int FEWEST_SESSIONS = 40;
  private static final int MOST_SESSIONS = 250;

  private final Lake lake;
  private final PublishRequest request;
  private final Table table;

  SampleReader(Lake lake, PublishRequest request, Table table) {
    this.lake = lake;
    this.request = request;
    this.table = table;
  }

  /** A sample of each regime, as known at the request's time. */
  Map<String, FeatureSample> byRegime(List<String> features) {
    Map<String, List<LocalDate>> days = new TreeMap<>();
    sessionsByRegime().forEach((regime, sessions) -> days.put(regime, spread(sessions)));
    Map<LocalDate, Session> sessions =
        sessions(features, days.values().stream().flatMap(List::stream).toList());
    Map<String, FeatureSample> samples = new TreeMap<>();
    days.forEach(
        (regime, dates) ->
            samples.put(
                regime,
                new FeatureSample(
                    features,
                    dates.stream().filter(sessions::containsKey).map(sessions::get).toList())));
    return samples;
  }

  private Map<String, List<LocalDate>> sessionsByRegime() {
    Map<String, List<LocalDate>> sessions = new TreeMap<>();
    within(lake.asOf(RegimeLabelsTable.TABLE, request.regimes().version(), request.asOf()))
        .where(col("model").equalTo(request.regimes().model()))
        .select("date", "regime")
        .orderBy("date")
        .collectAsList()
        .forEach(
            row ->
                sessions
                    .computeIfAbsent(row.getString(1), regime -> new ArrayList<>())
                    .add(row.getDate(0).toLocalDate()));
    return sessions;
  }

  private List<LocalDate> spread(List<LocalDate> sessions) {
    int affordable = ROWS_A_REGIME / Math.max(1, request.build().tickers());
    int wanted = Math.min(MOST_SESSIONS, Math.max(FEWEST_SESSIONS, affordable));
    int step = (sessions.size() + wanted - 1) / wanted;
    List<LocalDate> spread = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i += step) {
      spread.add(sessions.get(i));
    }
    return spread;
  }

  private Map<LocalDate, Session> sessions(List<String> features, List<LocalDate> days) {
    List<Column> columns = new ArrayList<>(List.of(col("date"), col(request.label())));
    features.forEach(feature -> columns.add(col(feature)));
    Dataset<Row> rows =
        lake.asOf(table, request.build().version(), request.asOf())
            .where(col("sources").equalTo(String.join("+", request.vendors())))
            .where(col("universe").equalTo(Universe.id(request.tickers())))
            .where(col("date").isin(days.stream().map(Date::valueOf).toArray()));
    Map<LocalDate, List<Row>> byDay = new TreeMap<>();
    rows.orderBy("date", "ticker")
        .select(columns.toArray(Column[]::new))
        .collectAsList()
        .forEach(
            row ->
                byDay
                    .computeIfAbsent(row.getDate(0).toLocalDate(), day -> new ArrayList<>())
                    .add(row));
    Map<LocalDate, Session> sessions = new TreeMap<>();
    byDay.forEach((day, tickers) -> sessions.put(day, session(day, tickers, features.size())));
    return sessions;
  }

  private static Session session(LocalDate day, List<Row> tickers, int features) {
    double[][] values = new double[features][];
    for (int f = 0; f < features; f++) {
      values[f] = column(tickers, f + 2);
    }
    return new Session(day, values, column(tickers, 1));
  }

  private static double[] column(List<Row> rows, int index) {
    return rows.stream()
        .mapToDouble(row -> row.isNullAt(index) ? Double.NaN : row.getDouble(index))
        .toArray();
  }

  private Dataset<Row> within(Dataset<Row> rows) {
    return rows.where(
        col("date").between(Date.valueOf(request.from()), Date.valueOf(request.to())));
  }
}
