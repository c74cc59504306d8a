package io.tidemark.regimes;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.regimes.macro.MacroInput;
import io.tidemark.sources.vintages.VintageHistory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The inputs of the regime model: one row per session, one column per input, NaN where missing. A
 * row contains only data known at the session's decision time.
 *
 * <p>A macro figure is only in the row of the session at which it was new, at most once a month. If
 * it were repeated on each day until the next release, one observation would count as twenty
 * independent ones and outweigh the market inputs.
 */
final class RegimeInputs {
  private static final int MONTH_SESSIONS = 21;
  private static final int LEAST_VOLATILITY_RETURNS = 15;

  private static final List<Column> MARKET =
      List.of(
          new Column("market_return", "log, equal weight", -1, 1, 1),
          new Column("market_volatility", "log, 21 sessions", 1, 1, MONTH_SESSIONS),
          new Column("market_dispersion", "log, across tickers", 0, 1, 1));

  private final List<LocalDate> sessions;
  private final List<Column> columns;
  private final double[][] rows;

  /**
   * One column.
   *
   * @param quantity what it measures; columns of the same quantity are alternatives
   * @param form how it is formed
   * @param stress its weight in the score that orders regimes from calm to stressed
   * @param spacing approximate number of sessions from one value to the next
   * @param overlap number of rows that use the same observation; 1 if values are independent
   */
  record Column(String quantity, String form, double stress, int spacing, int overlap) {
    String name() {
      return "%s (%s)".formatted(quantity, form);
    }
  }

  RegimeInputs(List<LocalDate> sessions, List<Column> columns, double[][] rows) {
    this.sessions = List.copyOf(sessions);
    this.columns = List.copyOf(columns);
    this.rows = rows;
  }

  /** All columns that a model can use. */
  static List<Column> allColumns() {
    List<Column> columns = new ArrayList<>(MARKET);
    for (MacroInput input : MacroInput.CATALOG) {
      columns.add(new Column(input.quantity(), input.form(), 0, MONTH_SESSIONS, 1));
    }
    return columns;
  }

  /**
   * Computes the inputs from a market's history.
   *
   * @param market all sessions of a date range, in order
   */
  static RegimeInputs of(List<MarketDay> market, VintageHistory macro, TradingCalendar calendar) {
    double[][] rows = new double[market.size()][];
    for (int t = 0; t < rows.length; t++) {
      LocalDate session = market.get(t).session();
      double[] row = new double[MARKET.size() + MacroInput.CATALOG.size()];
      row[0] = market.get(t).meanReturn();
      row[1] = logVolatility(market.subList(Math.max(0, t + 1 - MONTH_SESSIONS), t + 1));
      row[2] = finite(StrictMath.log(market.get(t).dispersion()));
      VintageHistory.View view = macro.view(session, calendar.decision(session));
      for (int i = 0; i < MacroInput.CATALOG.size(); i++) {
        row[MARKET.size() + i] = finite(MacroInput.CATALOG.get(i).value().applyAsDouble(view));
      }
      rows[t] = row;
    }
    List<LocalDate> sessions = market.stream().map(MarketDay::session).toList();
    for (int column = MARKET.size(); column < rows[0].length; column++) {
      keepNews(sessions, rows, column);
    }
    return new RegimeInputs(sessions, allColumns(), rows);
  }

  /** Removes values that repeat the last value of a column or are in the same month as it. */
  private static void keepNews(List<LocalDate> sessions, double[][] rows, int column) {
    double last = Double.NaN;
    YearMonth month = null;
    for (int t = 0; t < rows.length; t++) {
      double value = rows[t][column];
      YearMonth now = YearMonth.from(sessions.get(t));
      if (Double.isNaN(value) || value == last || now.equals(month)) {
        rows[t][column] = Double.NaN;
      } else {
        last = value;
        month = now;
      }
    }
  }

  List<LocalDate> sessions() {
    return sessions;
  }

  List<Column> columns() {
    return columns;
  }

  int size() {
    return rows.length;
  }

  double value(int session, int column) {
    return rows[session][column];
  }

  /** Whether the session has a market return. */
  boolean hasMarket(int session) {
    return !Double.isNaN(rows[session][0]);
  }

  /** The first {@code count} sessions. */
  RegimeInputs first(int count) {
    return new RegimeInputs(sessions.subList(0, count), columns, Arrays.copyOf(rows, count));
  }

  private static double logVolatility(List<MarketDay> window) {
    double[] returns =
        window.stream().mapToDouble(MarketDay::meanReturn).filter(r -> !Double.isNaN(r)).toArray();
    return returns.length < LEAST_VOLATILITY_RETURNS
        ? Double.NaN
        : finite(StrictMath.log(MarketDay.deviation(returns)));
  }

  /**
   * Replaces infinity by NaN: the log of 0 and a division by 0 come from data errors and are
   * missing values, not extreme ones.
   */
  private static double finite(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }
}
