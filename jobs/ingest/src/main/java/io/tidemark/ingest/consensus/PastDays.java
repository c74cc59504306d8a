package io.tidemark.ingest.consensus;

import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The days before one of a ticker's days, as they were known at a time. */
final class PastDays {
  private static final int DAYS = 60;

  /** A day's usual move, in log terms, where there is too little history to tell. */
  private static final double ORDINARY = 0.02;

  /** The median of absolute values of a standard normal variable. */
  private static final double MEDIAN_OF_NORMAL = 0.6745;

  private final List<TickerDay> days;

  PastDays(List<TickerDay> days) {
    this.days = days;
  }

  /** The last price before that day, or null. */
  AgreedPrice price(int day, Instant time) {
    for (int i = day - 1; i >= 0; i--) {
      AgreedPrice price = days.get(i).priceBy(time);
      if (price != null) {
        return price;
      }
    }
    return null;
  }

  /** A vendor's last bar before that day, or null. */
  VendorBar bar(int day, String vendor, Instant time) {
    for (int i = day - 1; i >= 0; i--) {
      VendorBar bar = days.get(i).knownBy(time, vendor);
      if (bar != null) {
        return bar;
      }
    }
    return null;
  }

  /** How many of the vendor's bars just before are the same bar without a trade. */
  int standstill(int day, VendorBar bar, Instant time) {
    int same = 0;
    for (int i = day - 1; i >= 0 && bar.volume() == 0; i--) {
      VendorBar own = days.get(i).knownBy(time, bar.vendor());
      if (own == null || !own.sameValues(bar)) {
        break;
      }
      same++;
    }
    return same;
  }

  /**
   * The standard deviation of the last sixty days' moves, in log terms, from their median, so that
   * one spike among them does not widen it.
   */
  double usualMove(int day, Instant time) {
    double[] moves = new double[DAYS];
    int count = 0;
    AgreedPrice later = null;
    for (int i = day - 1; i >= 0 && count < DAYS; i--) {
      AgreedPrice price = days.get(i).priceBy(time);
      if (price != null && later != null && later.splitRatio() == 1) {
        moves[count++] = Math.abs(Math.log(later.close() / price.close()));
      }
      later = price == null ? later : price;
    }
    if (count < DAYS / 3) {
      return ORDINARY;
    }
    Arrays.sort(moves, 0, count);
    return Math.max(moves[count / 2] / MEDIAN_OF_NORMAL, ORDINARY / 10);
  }
}
