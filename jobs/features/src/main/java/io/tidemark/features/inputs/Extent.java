package io.tidemark.features.inputs;

import io.tidemark.core.market.PriceVersion;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.spark.api.java.JavaRDD;

/**
 * How far prices reach.
 *
 * @param first day with a price, {@link LocalDate#MAX} if there is none
 * @param last likewise
 * @param tickers those with a price on the days asked for
 */
public record Extent(LocalDate first, LocalDate last, int tickers) implements Serializable {
  private static final Extent NONE = new Extent(LocalDate.MAX, LocalDate.MIN, 0);

  /** Of all prices. */
  public static Extent of(JavaRDD<TickerPrices> prices, LocalDate from, LocalDate to) {
    return prices.map(ticker -> of(ticker, from, to)).fold(NONE, Extent::and);
  }

  public boolean isEmpty() {
    return first.isAfter(last);
  }

  private static Extent of(TickerPrices prices, LocalDate from, LocalDate to) {
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    boolean isWithin = false;
    for (PriceVersion version : prices.versions()) {
      LocalDate date = version.date();
      first = date.isBefore(first) ? date : first;
      last = date.isAfter(last) ? date : last;
      isWithin |= !date.isBefore(from) && !date.isAfter(to);
    }
    return new Extent(first, last, isWithin ? 1 : 0);
  }

  private Extent and(Extent other) {
    return new Extent(
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last,
        tickers + other.tickers);
  }
}
