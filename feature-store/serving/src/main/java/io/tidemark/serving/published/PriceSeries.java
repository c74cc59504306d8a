package io.tidemark.serving.published;

import static io.tidemark.serving.published.PriceHistory.CASH_DIVIDEND;
import static io.tidemark.serving.published.PriceHistory.CLOSE;
import static io.tidemark.serving.published.PriceHistory.HIGH;
import static io.tidemark.serving.published.PriceHistory.LOW;
import static io.tidemark.serving.published.PriceHistory.OPEN;
import static io.tidemark.serving.published.PriceHistory.SPLIT_RATIO;
import static io.tidemark.serving.published.PriceHistory.VOLUME;

import io.tidemark.core.market.AdjustmentFactors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One ticker's prices as they were known at one time: one row a session, in order. Adjustment is
 * anchored at the last session known, whatever range is read, so that ranges fit together.
 */
public final class PriceSeries {
  private final PriceHistory history;
  private final int[] rows;

  PriceSeries(PriceHistory history, int[] rows) {
    this.history = history;
    this.rows = rows;
  }

  /** Number of sessions. */
  public int size() {
    return rows.length;
  }

  /** The last session known: the one whose prices adjustment leaves as traded. */
  public Optional<LocalDate> last() {
    return size() == 0 ? Optional.empty() : Optional.of(date(size() - 1));
  }

  /** The rows from {@code from} to {@code to}, both included, in order. */
  public List<PriceRow> rows(LocalDate from, LocalDate to, Adjustment adjustment) {
    double[] shares = ones();
    double[] dividends = ones();
    if (adjustment != Adjustment.NONE) {
      shares = AdjustmentFactors.splits(column(SPLIT_RATIO));
    }
    if (adjustment == Adjustment.ALL) {
      dividends = AdjustmentFactors.dividends(column(CLOSE), column(CASH_DIVIDEND));
    }
    List<PriceRow> range = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      LocalDate date = date(i);
      if (!date.isBefore(from) && !date.isAfter(to)) {
        range.add(row(i, date, shares[i], dividends[i]));
      }
    }
    return range;
  }

  private PriceRow row(int i, LocalDate date, double shares, double dividends) {
    int row = rows[i];
    return new PriceRow(
        date,
        history.value(OPEN, row) / shares * dividends,
        history.value(HIGH, row) / shares * dividends,
        history.value(LOW, row) / shares * dividends,
        history.value(CLOSE, row) / shares * dividends,
        history.value(VOLUME, row) * shares,
        history.status(row),
        Micros.instant(history.knownAt(row)));
  }

  private LocalDate date(int i) {
    return LocalDate.ofEpochDay(history.day(rows[i]));
  }

  private double[] column(int column) {
    return Arrays.stream(rows).mapToDouble(row -> history.value(column, row)).toArray();
  }

  private double[] ones() {
    double[] ones = new double[rows.length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
