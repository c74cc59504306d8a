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

/** Bars that vendors sent and that are in quarantine because they break a rule. */
public final class RefusedBars {
  /** The columns of {@link #of}, which {@code market.bars} also has. */
  public static final Column[] COLUMNS =
      Stream.of("vendor", "ticker", "date", "volume", "known_at")
          .map(name -> col(name))
          .toArray(Column[]::new);

  private RefusedBars() {}

  /**
   * All bars in quarantine as of a time, with day and volume if these can be parsed. Their {@code
   * known_at} is before all others, so that a landed bar of the same day takes precedence.
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
