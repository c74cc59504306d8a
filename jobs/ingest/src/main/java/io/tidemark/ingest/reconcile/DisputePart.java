package io.tidemark.ingest.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.tidemark.core.Json;
import io.tidemark.core.table.ops.DisputesTable;
import io.tidemark.ingest.disputes.Dispute;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Extracts the disputes with their causes from the results. */
public final class DisputePart {
  static final String NAME = "dispute";
  static final StructType TYPE =
      new StructType()
          .add("field", DataTypes.StringType)
          .add("until_day", DataTypes.IntegerType)
          .add("sessions", DataTypes.LongType)
          .add("values", DataTypes.StringType)
          .add("verdict", DataTypes.StringType)
          .add("suspect", DataTypes.StringType)
          .add("evidence", DataTypes.StringType);

  private static final List<String> KEY = DisputesTable.TABLE.key();
  private static final String SAID = "_said";
  private static final String OPEN = "open";
  private static final String SETTLED = "settled";

  private DisputePart() {}

  /**
   * The rows for {@code ops.disputes}: open disputes, and as settled the disputes that were open
   * before and are not any more. A dispute that has changed gets a new version from now on; earlier
   * versions are kept.
   *
   * @param before the last versions of the disputes of these tickers and vendors up to the last day
   * @param from the first decided day; disputes that ended before it are not settled again
   * @param now {@code known_at} of changed and settled disputes
   */
  public static Dataset<Row> rows(
      Dataset<Row> verdicts, String sources, Dataset<Row> before, LocalDate from, Instant now) {
    Dataset<Row> standing =
        VerdictRows.part(verdicts, NAME, sources)
            .withColumn("until", date_from_unix_date(col("until_day")))
            .withColumn("state", lit(OPEN))
            .drop("until_day");
    Dataset<Row> told =
        before.select(
            Stream.concat(KEY.stream().map(name -> col(name)), Stream.of(said(before).as(SAID)))
                .toArray(Column[]::new));
    Dataset<Row> news =
        standing
            .join(told, KEY.toArray(String[]::new), "left")
            .where(col(SAID).isNull().or(col(SAID).notEqual(said(standing))))
            .withColumn(
                "known_at",
                when(col(SAID).isNull(), col("known_at")).otherwise(lit(Timestamp.from(now))))
            .drop(SAID);
    Dataset<Row> settled =
        before
            .where(col("state").equalTo(OPEN).and(col("until").geq(lit(from))))
            .join(standing, KEY.toArray(String[]::new), "leftanti")
            .withColumn("state", lit(SETTLED))
            .withColumn("known_at", lit(Timestamp.from(now)));
    return news.unionByName(settled.drop("run_key"));
  }

  private static Column said(Dataset<Row> disputes) {
    return struct(DisputesTable.TABLE.content().stream().map(disputes::col).toArray(Column[]::new));
  }

  static Row of(Dispute dispute) {
    return RowFactory.create(
        dispute.field(),
        (int) dispute.until().toEpochDay(),
        (long) dispute.sessions(),
        Json.write(told(dispute.values())),
        dispute.cause().label(),
        dispute.suspect(),
        dispute.evidence());
  }

  /** The values without NaN, which JSON does not have; a vendor without a value is left out. */
  private static Map<String, Double> told(Map<String, Double> values) {
    Map<String, Double> told = new LinkedHashMap<>();
    values.forEach((vendor, value) -> told.put(vendor, value.isNaN() ? null : value));
    return told;
  }
}
