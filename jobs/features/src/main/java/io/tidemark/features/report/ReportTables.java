package io.tidemark.features.report;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import io.tidemark.api.features.ReportRequest;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.DailyScoresTable;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.core.table.learning.ScoresTable;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.core.universe.EveryTicker;
import io.tidemark.core.universe.IndexMembers;
import io.tidemark.core.universe.SessionMembers;
import io.tidemark.features.report.section.RegimeSection;
import io.tidemark.features.report.section.SkillSection;
import io.tidemark.lake.IndexMembersReader;
import io.tidemark.lake.Lake;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Reads prices, regimes and scores for the report at the table versions that the manifest pins. */
final class ReportTables {
  /** A daily return larger than this is treated as a data error, only in this chart. */
  private static final double BELIEVABLE_RETURN = 0.5;

  private final Lake lake;
  private final ReportRequest request;
  private final Manifest manifest;

  ReportTables(Lake lake, ReportRequest request, Manifest manifest) {
    this.lake = lake;
    this.request = request;
    this.manifest = manifest;
  }

  /** The labelled sessions and the regimes' names, calmest first. */
  record Regimes(List<RegimeSection.Day> days, List<String> names) {}

  /** The members of the index that the version's universe is of. */
  Optional<IndexMembers> members() {
    return Optional.ofNullable(manifest.tables().get(IndexMembersTable.TABLE.name()))
        .map(
            version ->
                IndexMembersReader.read(lake, version, manifest.universe(), manifest.asOf()));
  }

  /**
   * Equal-weight total return of the universe in each session with a price; NaN where no ticker has
   * an earlier price.
   */
  Map<LocalDate, Double> marketReturns() {
    Column before = lag(col("close"), 1).over(Window.partitionBy("ticker").orderBy("date"));
    SessionMembers universe =
        members().map(index -> (SessionMembers) index).orElse(EveryTicker.ALL);
    Column worth = col("close").plus(col("cash_dividend")).multiply(col("split_ratio"));
    List<Row> rows =
        prices()
            .withColumn("before", before)
            .withColumn("return", worth.divide(col("before")).minus(1))
            .filter((FilterFunction<Row>) row -> isMember(universe, row))
            .groupBy("date")
            .agg(avg(when(abs(col("return")).leq(BELIEVABLE_RETURN), col("return"))))
            .collectAsList();
    Map<LocalDate, Double> returns = new TreeMap<>();
    rows.forEach(
        row ->
            returns.put(
                row.getDate(0).toLocalDate(), row.isNullAt(1) ? Double.NaN : row.getDouble(1)));
    return returns;
  }

  private static boolean isMember(SessionMembers universe, Row row) {
    LocalDate date = row.<Date>getAs("date").toLocalDate();
    return universe.includes(row.getAs("ticker"), date, TradingCalendar.XNYS.decision(date));
  }

  /**
   * The labelled sessions.
   *
   * @param market market return by session
   */
  Regimes regimes(Map<LocalDate, Double> market) {
    List<Row> rows =
        between(lake.asOf(RegimeLabelsTable.TABLE, request.regimes().version(), manifest.asOf()))
            .where(col("model").equalTo(request.regimes().model()))
            .select("date", "regime", "names", "probabilities")
            .orderBy("date")
            .collectAsList();
    List<RegimeSection.Day> days =
        rows.stream()
            .map(
                row -> {
                  LocalDate date = row.getDate(0).toLocalDate();
                  return new RegimeSection.Day(
                      date,
                      market.getOrDefault(date, Double.NaN),
                      row.getString(1),
                      row.isNullAt(3) ? List.of() : row.<Double>getList(3));
                })
            .toList();
    List<String> names =
        rows.stream()
            .filter(row -> !row.isNullAt(2))
            .map(row -> row.<String>getList(2))
            .filter(list -> !list.isEmpty())
            .reduce((first, last) -> last)
            .orElse(List.of());
    return new Regimes(days, names);
  }

  /** The out-of-sample days of this run's training, with the scores of challenger and baseline. */
  List<SkillSection.Day> skill() {
    return (request.training().dailyScores().equals(ScoresTable.TABLE.name())
            ? sideBySide(scores(ScoresTable.TABLE))
            : scores(DailyScoresTable.TABLE))
        .orderBy("date", "fold").collectAsList().stream()
            .map(
                row ->
                    new SkillSection.Day(
                        row.<Date>getAs("date").toLocalDate(),
                        row.<Integer>getAs("fold"),
                        row.getAs("regime"),
                        number(row, "challenger_ic"),
                        number(row, "baseline_ic")))
            .toList();
  }

  private Dataset<Row> scores(Table table) {
    return lake.asOf(table, request.training().scoresVersion(), manifest.asOf())
        .where(col("run").startsWith(RunSteps.of(request.runKey()).prefix()));
  }

  private Dataset<Row> sideBySide(Dataset<Row> scores) {
    return scores
        .where(col("metric").equalTo("rank_ic"))
        .groupBy("date", "fold", "regime")
        .agg(
            of(request.training().challenger()).as("challenger_ic"),
            of(request.training().baseline()).as("baseline_ic"));
  }

  private static Column of(String learner) {
    return max(when(col("learner").equalTo(learner), col("value")));
  }

  private Dataset<Row> prices() {
    Long version = manifest.tables().get(PricesTable.TABLE.name());
    Dataset<Row> prices =
        between(lake.asOf(PricesTable.TABLE, version, manifest.asOf()))
            .where(col("sources").equalTo(String.join("+", request.vendors())))
            .where(col("close").gt(0));
    return manifest.tickers().isEmpty()
        ? prices
        : prices.where(col("ticker").isin(manifest.tickers().toArray()));
  }

  private Dataset<Row> between(Dataset<Row> rows) {
    return rows.where(
        col("date").between(Date.valueOf(request.from()), Date.valueOf(request.to())));
  }

  private static double number(Row row, String column) {
    Double value = row.getAs(column);
    return value == null ? Double.NaN : value;
  }
}
