package io.tidemark.ingest.days;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.lake.Lake;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Bars that vendors sent and that stayed outside, since they break a rule. */
public final class RefusedBars {
  /** Those of {@link #of}, as {@code market.bars} has them too. */
  public static final Column[] COLUMNS =
      Stream.of("vendor", "ticker", "date", "volume", "known_at")
          .map(name -> col(name))
          .toArray(Column[]::new);

  private RefusedBars() {}

  /**
   * All in quarantine at a time, with the day and the volume if those can be read. Their time is
   * before all others', so that one that was landed for the same day counts instead.
   */
  public static Dataset<Row> of(Lake lake, Instant asOf) {
    return lake.asOf(QuarantineTable.TABLE, asOf)
        .where(col("kind").equalTo("bars").and(col("stage").equalTo("refused")))
        .select(
            col("source").as("vendor"),
            col("ticker"),
            col("date").try_cast("date").as("date"),
            get_json_object(col("fields"), "$.volume").try_cast("double").as("volume"),
            lit(Timestamp.from(Instant.EPOCH)).as("known_at"))
        .where(col("date").isNotNull().and(col("ticker").isNotNull()));
  }
}
