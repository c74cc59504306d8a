package io.tidemark.ingest.reconcile;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.table.ops.DisputesTable;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Takes {@link ReconciliationRows} apart into the rows of the tables that they go to. */
public final class ReconciliationTables {
  private static final List<String> DISPUTE_KEY = DisputesTable.TABLE.key();
  private static final String SAID = "_said";
  private static final String OPEN = "open";
  private static final String SETTLED = "settled";

  /** What tells one version of a bar from another. */
  private static final String[] BAR = {
    "source", "ticker", "date", "open", "high", "low", "close", "volume"
  };

  private ReconciliationTables() {}

  /** Agreed prices, as {@code market.prices} takes them. */
  public static Dataset<Row> prices(Dataset<Row> verdicts, String sources) {
    return ReconciliationColumns.only(verdicts, ReconciliationColumns.PRICE, sources);
  }

  /** What a day's decision had to choose from, as {@code ops.reconciliation} takes it. */
  public static Dataset<Row> disagreements(Dataset<Row> verdicts, String sources) {
    return ReconciliationColumns.only(verdicts, ReconciliationColumns.DISAGREEMENT, sources);
  }

  /**
   * Disputes with their causes, as rows of {@code ops.disputes}: the open ones, and as settled
   * those that were open before and no longer are. A dispute that has changed is a new version,
   * known from {@code now} on; the earlier version stays.
   *
   * @param before the last version of every dispute of these tickers and vendors up to the last day
   * @param from the first day decided; what ended before it is not settled again
   * @param now from when on a changed or settled dispute is known
   */
  public static Dataset<Row> disputes(
      Dataset<Row> verdicts, String sources, Dataset<Row> before, LocalDate from, Instant now) {
    Dataset<Row> standing =
        ReconciliationColumns.only(verdicts, ReconciliationColumns.DISPUTE, sources)
            .withColumn("until", date_from_unix_date(col("until_day")))
            .withColumn("state", lit(OPEN))
            .drop("until_day");
    Dataset<Row> stored =
        before.select(
            Stream.concat(
                    DISPUTE_KEY.stream().map(name -> col(name)), Stream.of(said(before).as(SAID)))
                .toArray(Column[]::new));
    Dataset<Row> news =
        standing
            .join(stored, DISPUTE_KEY.toArray(String[]::new), "left")
            .where(col(SAID).isNull().or(col(SAID).notEqual(said(standing))))
            .withColumn(
                "known_at",
                when(col(SAID).isNull(), col("known_at")).otherwise(lit(Timestamp.from(now))))
            .drop(SAID);
    Dataset<Row> settled =
        before
            .where(col("state").equalTo(OPEN).and(col("until").geq(lit(from))))
            .join(standing, DISPUTE_KEY.toArray(String[]::new), "leftanti")
            .withColumn("state", lit(SETTLED))
            .withColumn("known_at", lit(Timestamp.from(now)));
    return news.unionByName(settled.drop("run_key"));
  }

  private static Column said(Dataset<Row> disputes) {
    return struct(DisputesTable.TABLE.content().stream().map(disputes::col).toArray(Column[]::new));
  }

  /**
   * Bars that somebody should look at, as {@code ops.quarantine} takes them, with the place and
   * payload that they came in.
   *
   * @param bars rows of {@code market.bars}, those of all held bars' days among them
   */
  public static Dataset<Row> quarantine(Dataset<Row> verdicts, Dataset<Row> bars) {
    Dataset<Row> held =
        ReconciliationColumns.only(verdicts, ReconciliationColumns.HOLD, "")
            .withColumn("kind", lit("bars"))
            .withColumn("fields", col("raw"));
    Column[] columns = Arrays.stream(BAR).map(name -> col(name)).toArray(Column[]::new);
    return bars.withColumnRenamed("vendor", "source")
        .join(broadcast(held.select(columns).distinct()), BAR, "leftsemi")
        .groupBy(columns)
        .agg(max_by(struct(col("place"), col("payload")), col("known_at")).as("origin"))
        .join(broadcast(held), BAR)
        .select(col("*"), col("origin.*"))
        .drop("origin", "open", "high", "low", "close", "volume")
        .withColumn("date", col("date").cast("string"));
  }

  /** Tickers whose latest prices rest on a disputed level, by ticker. */
  public static List<ReconcileRequest.Doubt> halts(Dataset<Row> verdicts) {
    return ReconciliationColumns.only(verdicts, ReconciliationColumns.HALT, "")
        .select("ticker", "date", "why")
        .collectAsList()
        .stream()
        .map(
            row ->
                new ReconcileRequest.Doubt(
                    row.getString(0), row.getDate(1).toLocalDate(), row.getString(2)))
        .sorted(Comparator.comparing(ReconcileRequest.Doubt::ticker))
        .toList();
  }
}
