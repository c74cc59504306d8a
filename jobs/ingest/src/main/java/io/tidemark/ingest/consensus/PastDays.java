package io.tidemark.ingest.consensus;

import io.tidemark.ingest.vendors.UsualMoves;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The days of a ticker around one that is being decided, as known at a time. */
final class PastDays {
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

  /** A vendor's first bar after that day known by then, or null. */
  VendorBar next(int day, String vendor, Instant time) {
    for (int i = day + 1; i < days.size(); i++) {
      VendorBar bar = days.get(i).knownBy(time, vendor);
      if (bar != null) {
        return bar;
      }
    }
    return null;
  }

  /** How many of the vendor's directly preceding bars repeat this bar without a trade. */
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

  /** The usual price move over the last {@link UsualMoves#DAYS} days without a split. */
  UsualMoves usualMoves(int day, Instant time) {
    double[] overnight = new double[UsualMoves.DAYS];
    double[] daily = new double[UsualMoves.DAYS];
    int count = 0;
    AgreedPrice later = null;
    for (int i = day - 1; i >= 0 && count < UsualMoves.DAYS; i--) {
      AgreedPrice price = days.get(i).priceBy(time);
      if (price != null && later != null && later.splitRatio() == 1) {
        overnight[count] = Math.log(later.bar().open() / price.close());
        daily[count++] = Math.log(later.close() / price.close());
      }
      later = price == null ? later : price;
    }
    return UsualMoves.of(Arrays.copyOf(overnight, count), Arrays.copyOf(daily, count));
  }
}
