package io.tidemark.views.prices;

import static io.tidemark.views.prices.PriceVersions.CASH_DIVIDEND;
import static io.tidemark.views.prices.PriceVersions.CLOSE;
import static io.tidemark.views.prices.PriceVersions.HIGH;
import static io.tidemark.views.prices.PriceVersions.LOW;
import static io.tidemark.views.prices.PriceVersions.OPEN;
import static io.tidemark.views.prices.PriceVersions.SPLIT_RATIO;
import static io.tidemark.views.prices.PriceVersions.VOLUME;

import io.tidemark.core.market.AdjustmentFactors;
import io.tidemark.views.delta.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The prices of one ticker as known at one time: one row per session, in order. Adjustment is
 * anchored at the last known session whichever range is read, so that ranges are consistent.
 */
public final class PriceSeries {
  private final PriceVersions history;
  private final int[] rows;

  PriceSeries(PriceVersions history, int[] rows) {
    this.history = history;
    this.rows = rows;
  }

  /** Number of sessions. */
  public int size() {
    return rows.length;
  }

  /** The last known session, the anchor of the adjustment. */
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

  /** The row of a session, if it has one. */
  public Optional<PriceRow> on(LocalDate date) {
    return rows(date, date, Adjustment.NONE).stream().findFirst();
  }

  /** The vendor of the bar of a session; empty if there is no price or the vendor is unknown. */
  public Optional<String> vendorOn(LocalDate date) {
    int day = Math.toIntExact(date.toEpochDay());
    return Arrays.stream(rows)
        .filter(row -> history.day(row) == day)
        .mapToObj(history::vendor)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * The ex-dates after {@code date}, in order, each with its adjustment of that day's price.
   *
   * <p>The split and the dividend chain are separate: the price is divided by {@code splitChain},
   * the product of the split ratios so far, and multiplied by {@code dividendChain}, the product of
   * the dividend factors.
   */
  public List<FactorStep> factorsAfter(LocalDate date) {
    double[] dividends = AdjustmentFactors.dividends(column(CLOSE), column(CASH_DIVIDEND));
    List<FactorStep> steps = new ArrayList<>();
    double splitChain = 1;
    double dividendChain = 1;
    for (int i = 0; i < rows.length; i++) {
      double ratio = history.value(SPLIT_RATIO, rows[i]);
      double cash = history.value(CASH_DIVIDEND, rows[i]);
      if (!date(i).isAfter(date)) {
        continue;
      }
      if (ratio > 0 && ratio != 1) {
        splitChain *= ratio;
        steps.add(
            new FactorStep(
                date(i), FactorStep.Kind.SPLIT, ratio, ratio, splitChain, dividendChain));
      }
      if (cash > 0) {
        double factor = i == 0 ? 1 : dividends[i - 1] / dividends[i];
        dividendChain *= factor;
        steps.add(
            new FactorStep(
                date(i), FactorStep.Kind.DIVIDEND, cash, factor, splitChain, dividendChain));
      }
    }
    return steps;
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
