package io.tidemark.features.factors;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The keys of some rows as arrays; each ticker and run key is stored once.
 *
 * @param ticker by row, its index in {@code tickers}
 * @param days of the rows, in days since 1970
 * @param times of the rows: the end of their bars, in microseconds since 1970; empty for daily rows
 * @param known known_at of the rows, in microseconds since 1970
 * @param run by row, its index in {@code runs}
 * @param withdrawn the rows that say that there is no such row any longer
 */
record PanelKeys(
    String[] tickers,
    int[] ticker,
    int[] days,
    long[] times,
    long[] known,
    String[] runs,
    int[] run,
    BitSet withdrawn)
    implements Serializable {
  /** Places of the key columns. */
  static final int TICKER = 0;

  static final int DAY = 1;
  static final int KNOWN_AT = 2;
  static final int RUN_KEY = 3;
  static final int TIME = 4;

  static final int WITHDRAWN = 5;

  /** The number of key columns. */
  static final int COUNT = 6;

  private static final int FIRST_ROWS = 4096;

  /** Whether rows of a feature table lie within the day: a feature named time is a number. */
  static boolean areIntraday(Dataset<Row> rows) {
    return Arrays.stream(rows.schema().fields())
        .anyMatch(
            field ->
                field.name().equals(FeatureSet.TIME)
                    && field.dataType().equals(DataTypes.TimestampType));
  }

  /** The key columns of rows of a feature table; the time of daily rows is 0. */
  static List<Column> columns(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    List.of("ticker", "date", Table.KNOWN_AT, Table.RUN_KEY)
        .forEach(name -> columns.add(col(name)));
    columns.add(areIntraday(rows) ? col(FeatureSet.TIME) : lit(0L));
    columns.add(col(Table.WITHDRAWN).isNotNull());
    return columns;
  }

  long time(int row) {
    return times.length == 0 ? 0 : times[row];
  }

  /** Reads rows of the key columns. */
  static Iterator<PanelKeys> of(Iterator<InternalRow> rows, boolean areIntraday) {
    Map<UTF8String, Integer> tickers = new HashMap<>();
    Map<UTF8String, Integer> runs = new HashMap<>();
    int[] ticker = new int[FIRST_ROWS];
    int[] days = new int[FIRST_ROWS];
    long[] times = new long[areIntraday ? FIRST_ROWS : 0];
    long[] known = new long[FIRST_ROWS];
    int[] run = new int[FIRST_ROWS];
    BitSet withdrawn = new BitSet();
    int count = 0;
    for (; rows.hasNext(); count++) {
      InternalRow row = rows.next();
      if (count == days.length) {
        ticker = Arrays.copyOf(ticker, 2 * count);
        days = Arrays.copyOf(days, 2 * count);
        times = Arrays.copyOf(times, 2 * times.length);
        known = Arrays.copyOf(known, 2 * count);
        run = Arrays.copyOf(run, 2 * count);
      }
      ticker[count] = place(row.getUTF8String(TICKER), tickers);
      days[count] = row.getInt(DAY);
      known[count] = row.getLong(KNOWN_AT);
      run[count] = place(row.getUTF8String(RUN_KEY), runs);
      withdrawn.set(count, row.getBoolean(WITHDRAWN));
      if (areIntraday) {
        times[count] = row.getLong(TIME);
      }
    }
    PanelKeys keys =
        new PanelKeys(
            names(tickers),
            Arrays.copyOf(ticker, count),
            Arrays.copyOf(days, count),
            Arrays.copyOf(times, areIntraday ? count : 0),
            Arrays.copyOf(known, count),
            names(runs),
            Arrays.copyOf(run, count),
            withdrawn);
    return List.of(keys).iterator();
  }

  /** Spark reuses one row object for all rows, so a name that is kept must be copied. */
  private static int place(UTF8String name, Map<UTF8String, Integer> places) {
    Integer place = places.get(name);
    if (place == null) {
      place = places.size();
      places.put(name.clone(), place);
    }
    return place;
  }

  private static String[] names(Map<UTF8String, Integer> places) {
    String[] names = new String[places.size()];
    places.forEach((name, place) -> names[place] = name.toString());
    return names;
  }
}
