package io.tidemark.features.factors;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The keys of some rows as arrays; each ticker and run key is stored once.
 *
 * @param ticker by row, its index in {@code tickers}
 * @param days of the rows, in days since 1970
 * @param known known_at of the rows, in microseconds since 1970
 * @param run by row, its index in {@code runs}
 */
record PanelKeys(String[] tickers, int[] ticker, int[] days, long[] known, String[] runs, int[] run)
    implements Serializable {
  private static final int FIRST_ROWS = 4096;

  /** Reads rows of ticker, date, known_at and run key. */
  static Iterator<PanelKeys> of(Iterator<InternalRow> rows) {
    Map<UTF8String, Integer> tickers = new HashMap<>();
    Map<UTF8String, Integer> runs = new HashMap<>();
    int[] ticker = new int[FIRST_ROWS];
    int[] days = new int[FIRST_ROWS];
    long[] known = new long[FIRST_ROWS];
    int[] run = new int[FIRST_ROWS];
    int count = 0;
    for (; rows.hasNext(); count++) {
      InternalRow row = rows.next();
      if (count == days.length) {
        ticker = Arrays.copyOf(ticker, 2 * count);
        days = Arrays.copyOf(days, 2 * count);
        known = Arrays.copyOf(known, 2 * count);
        run = Arrays.copyOf(run, 2 * count);
      }
      ticker[count] = place(row.getUTF8String(0), tickers);
      days[count] = row.getInt(1);
      known[count] = row.getLong(2);
      run[count] = place(row.getUTF8String(3), runs);
    }
    PanelKeys keys =
        new PanelKeys(
            names(tickers),
            Arrays.copyOf(ticker, count),
            Arrays.copyOf(days, count),
            Arrays.copyOf(known, count),
            names(runs),
            Arrays.copyOf(run, count));
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
