package io.tidemark.ingest.calendar;

import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;

import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * The New York sessions as columns over a date column. A day is worked out once a process, so that
 * a row costs a look-up.
 */
public final class SessionColumns {
  private static final TradingCalendar XNYS = TradingCalendar.XNYS;
  private static final Map<Integer, Boolean> SESSIONS = new ConcurrentHashMap<>();
  private static final Map<Integer, Long> OPENS = new ConcurrentHashMap<>();
  private static final Map<Integer, Long> CLOSES = new ConcurrentHashMap<>();

  private static final UserDefinedFunction IS_SESSION =
      udf((UDF1<Integer, Boolean>) SessionColumns::session, DataTypes.BooleanType);
  private static final UserDefinedFunction OPEN =
      udf((UDF1<Integer, Long>) SessionColumns::openMicros, DataTypes.LongType);
  private static final UserDefinedFunction CLOSE =
      udf((UDF1<Integer, Long>) SessionColumns::closeMicros, DataTypes.LongType);

  private SessionColumns() {}

  /** Whether New York trades on that date; null where the date is. */
  public static Column isSession(Column date) {
    return IS_SESSION.apply(unix_date(date));
  }

  /** When trading opens on that date, taken as a session; null where the date is. */
  public static Column open(Column date) {
    return timestamp_micros(OPEN.apply(unix_date(date)));
  }

  /** When trading closes on that date, taken as a session; null where the date is. */
  public static Column close(Column date) {
    return timestamp_micros(CLOSE.apply(unix_date(date)));
  }

  private static Boolean session(Integer epochDay) {
    return lookUp(SESSIONS, epochDay, XNYS::isSession);
  }

  private static Long openMicros(Integer epochDay) {
    return lookUp(OPENS, epochDay, day -> micros(XNYS.open(day)));
  }

  private static Long closeMicros(Integer epochDay) {
    return lookUp(CLOSES, epochDay, day -> micros(XNYS.close(day)));
  }

  private static <T> T lookUp(Map<Integer, T> known, Integer epochDay, Function<LocalDate, T> of) {
    return epochDay == null
        ? null
        : known.computeIfAbsent(epochDay, day -> of.apply(LocalDate.ofEpochDay(day)));
  }

  private static Long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
