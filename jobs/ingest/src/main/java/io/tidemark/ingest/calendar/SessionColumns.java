package io.tidemark.ingest.calendar;

import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** Spark columns of New York session times, computed from a date column. */
public final class SessionColumns {
  private static final UserDefinedFunction CLOSE =
      udf((UDF1<Integer, Long>) SessionColumns::closeMicros, DataTypes.LongType);

  private SessionColumns() {}

  /**
   * The time when trading closes on that date, which must be a session; null where the date is
   * null.
   */
  public static Column close(Column date) {
    return timestamp_micros(CLOSE.apply(unix_date(date)));
  }

  private static Long closeMicros(Integer epochDay) {
    return epochDay == null
        ? null
        : ChronoUnit.MICROS.between(
            Instant.EPOCH, SessionCache.close(LocalDate.ofEpochDay(epochDay)));
  }
}
