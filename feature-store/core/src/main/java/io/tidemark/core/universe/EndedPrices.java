package io.tidemark.core.universe;

import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.time.SessionAxis;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * What a label takes for the price of a ticker that has stopped trading: its last close, so the
 * return after it is 0. Without this the last labels of a ticker are missing, among them those of
 * its collapse, and a model learns from survivors alone. The return on delisting itself is not
 * known here. It is 0 for most mergers; for delistings after bad performance Shumway (1997, Journal
 * of Finance 52, 327-340) finds about -30 %, which labels then flatter by.
 *
 * <p>Prices have ended where a ticker has had no close for {@link #SESSIONS} sessions in which the
 * market traded. Only labels use this, since they are as known now; features never do.
 */
public final class EndedPrices {
  /** How many sessions without a close count as the end. */
  public static final int SESSIONS = 10;

  private static final List<String> PRICES = List.of("open", "high", "low", "close");
  private static final double SECONDS_A_DAY = 86_400;

  private EndedPrices() {}

  /**
   * The last day on which the market of a ticker traded: half of the tickers with prices up to its
   * last one or later, and two of them, have a price on that day or later. So where the data of
   * many tickers stop at once, as a vendor's or a file's, none of them has ended.
   *
   * @param ends day of the last price of each ticker, in days since 1970, ascending
   * @param last day of the ticker's last price
   */
  public static LocalDate lastTraded(int[] ends, int last) {
    int first = 0;
    for (int high = ends.length; first < high; ) {
      int middle = (first + high) >>> 1;
      if (ends[middle] < last) {
        first = middle + 1;
      } else {
        high = middle;
      }
    }
    int needed = Math.max(2, (ends.length - first + 1) / 2);
    return LocalDate.ofEpochDay(ends.length - first < needed ? last : ends[ends.length - needed]);
  }

  /**
   * A view with the last close carried on, if prices have ended.
   *
   * @param view all sessions of a ticker as known now
   * @param axis numbers the sessions
   * @param traded how many sessions of the axis the ticker's market traded in
   * @param ahead how many sessions after its last close are needed
   */
  public static View carried(View view, SessionAxis axis, int traded, int ahead) {
    int last = last(view.column("close"));
    int to = end(view.start() + last, traded, ahead) - view.start();
    if (last < 0 || to <= last + 1) {
      return view;
    }
    double[][] columns = new double[view.names().size()][];
    for (int c = 0; c < columns.length; c++) {
      double[] seen = view.columns()[c];
      double[] column = Arrays.copyOf(seen, Math.max(seen.length, to));
      Arrays.fill(column, seen.length, column.length, Double.NaN);
      if (PRICES.contains(view.names().get(c))) {
        Arrays.fill(column, last + 1, to, view.column("close")[last]);
      } else if (view.names().get(c).equals(BarHistory.TIME)) {
        for (int i = seen.length; i < column.length; i++) {
          column[i] = SECONDS_A_DAY * axis.date(view.start() + i).toEpochDay();
        }
      }
      columns[c] = column;
    }
    return new View(view.start(), view.names(), columns);
  }

  /**
   * The same for the closes of all sessions of an axis, in place.
   *
   * @param close NaN where there is none
   */
  public static void carry(double[] close, int traded, int ahead) {
    int last = last(close);
    int to = Math.min(close.length, end(last, traded, ahead));
    if (last >= 0 && to > last + 1) {
      Arrays.fill(close, last + 1, to, close[last]);
    }
  }

  /** Session after the last one that the close is carried to. */
  private static int end(int last, int traded, int ahead) {
    return traded - last - 1 < SESSIONS ? last + 1 : Math.min(traded, last + 1 + ahead);
  }

  private static int last(double[] close) {
    int last = close.length - 1;
    while (last >= 0 && Double.isNaN(close[last])) {
      last--;
    }
    return last;
  }
}
