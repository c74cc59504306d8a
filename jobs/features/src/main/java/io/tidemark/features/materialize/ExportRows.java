package io.tidemark.features.materialize;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.columns.ColumnValues;
import io.tidemark.lake.columns.ColumnValues.Days;
import io.tidemark.lake.columns.ColumnValues.Doubles;
import io.tidemark.lake.columns.ColumnValues.Micros;
import io.tidemark.lake.columns.ColumnValues.Texts;
import io.tidemark.lake.columns.RowGroup;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of an exported file: {@code ticker}, {@code date} of the session, for minute bars also
 * {@code time} (the end of the bar), then features and labels.
 */
final class ExportRows implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<String> names;

  /** Days since 1970 by position; null if positions are minutes. */
  private final int[] days;

  private final ZoneId zone;

  /** How many minutes before midnight a session begins. */
  private final long shift;

  private ExportRows(FeatureSet set, int[] days) {
    TradingCalendar calendar = set.calendar();
    zone = calendar.zone();
    LocalDate some = calendar.next(LocalDate.of(2024, 1, 8));
    LocalDateTime open = LocalDateTime.ofInstant(calendar.open(some), zone);
    shift = Math.max(0, ChronoUnit.MINUTES.between(open, some.atStartOfDay()));
    this.names = new ArrayList<>(set.featureNames());
    names.addAll(set.labelNames());
    this.days = days;
  }

  static ExportRows ofDays(FeatureSet set, SessionAxis axis) {
    int[] days = new int[axis.length()];
    Arrays.setAll(days, t -> (int) axis.date(t).toEpochDay());
    return new ExportRows(set, days);
  }

  static ExportRows ofMinutes(FeatureSet set) {
    return new ExportRows(set, null);
  }

  StructType schema() {
    StructType schema =
        new StructType().add("ticker", DataTypes.StringType).add("date", DataTypes.DateType);
    schema = days == null ? schema.add("time", DataTypes.TimestampType) : schema;
    for (String name : names) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    return schema;
  }

  Iterator<RowGroup> groups(Iterator<ComputedValues> tickers) {
    return TickerGroups.of(tickers, this::group);
  }

  private RowGroup group(List<ComputedValues> members) {
    int[] lengths = members.stream().mapToInt(ComputedValues::rows).toArray();
    int[] places =
        members.stream().flatMapToInt(ticker -> Arrays.stream(ticker.places())).toArray();
    List<ColumnValues> columns = new ArrayList<>();
    columns.add(new Texts(members.stream().map(ComputedValues::ticker).toList(), lengths));
    if (days == null) {
      columns.add(new Days(Arrays.stream(places).map(this::session).toArray()));
      columns.add(
          new Micros(Arrays.stream(places).mapToLong(TimeUnit.MINUTES::toMicros).toArray()));
    } else {
      columns.add(new Days(Arrays.stream(places).map(place -> days[place]).toArray()));
    }
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      columns.add(
          new Doubles(members.stream().map(ticker -> ticker.columns().get(column)).toList()));
    }
    return new RowGroup(places.length, columns);
  }

  /**
   * The date of the session that a bar belongs to; futures bars from 18:00 on belong to the next
   * date.
   */
  private int session(int minute) {
    Instant begin = Instant.ofEpochSecond(60L * minute - 60);
    LocalDateTime wall = LocalDateTime.ofInstant(begin, zone);
    return (int) wall.plusMinutes(shift).toLocalDate().toEpochDay();
  }
}
