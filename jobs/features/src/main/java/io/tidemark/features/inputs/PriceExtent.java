package io.tidemark.features.inputs;

import io.tidemark.core.universe.SessionMembers;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * The date range and the tickers that prices cover.
 *
 * @param first first day with a price, {@link LocalDate#MAX} if there is none
 * @param last last day with a price, {@link LocalDate#MIN} if there is none
 * @param tickers number of tickers of the universe with a price in the requested range
 * @param late tickers whose first price is after the first day that was read
 * @param ends day of the last price of each ticker, in days since 1970
 */
record PriceExtent(
    LocalDate first, LocalDate last, int tickers, List<String> late, List<Integer> ends)
    implements Serializable {
  private static final PriceExtent NONE =
      new PriceExtent(LocalDate.MAX, LocalDate.MIN, 0, List.of(), List.of());

  /** Computes the extent with Spark from prices that were read from a day on. */
  static PriceExtent of(
      JavaRDD<TickerPriceVersions> prices,
      LocalDate cut,
      LocalDate from,
      LocalDate to,
      SessionMembers members) {
    return prices.map(ticker -> of(ticker, cut, from, to, members)).fold(NONE, PriceExtent::and);
  }

  /** Computes the extent from prices in memory. */
  static PriceExtent of(
      List<TickerPriceVersions> prices,
      LocalDate cut,
      LocalDate from,
      LocalDate to,
      SessionMembers members) {
    return prices.stream()
        .map(ticker -> of(ticker, cut, from, to, members))
        .reduce(NONE, PriceExtent::and);
  }

  /** Day of the last price of each ticker, in days since 1970, ascending. */
  int[] sortedEnds() {
    return ends.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  boolean isEmpty() {
    return first.isAfter(last);
  }

  private static PriceExtent of(
      TickerPriceVersions prices,
      LocalDate cut,
      LocalDate from,
      LocalDate to,
      SessionMembers members) {
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    boolean isWithin = false;
    for (int day : prices.days()) {
      LocalDate date = LocalDate.ofEpochDay(day);
      first = date.isBefore(first) ? date : first;
      last = date.isAfter(last) ? date : last;
      isWithin |=
          !date.isBefore(from)
              && !date.isAfter(to)
              && members.includesWithin(prices.ticker(), date, date);
    }
    return new PriceExtent(
        first,
        last,
        isWithin ? 1 : 0,
        first.isAfter(cut) ? List.of(prices.ticker()) : List.of(),
        first.isAfter(last) ? List.of() : List.of(Math.toIntExact(last.toEpochDay())));
  }

  private PriceExtent and(PriceExtent other) {
    List<String> both = new ArrayList<>(late);
    both.addAll(other.late);
    List<Integer> all = new ArrayList<>(ends);
    all.addAll(other.ends);
    return new PriceExtent(
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last,
        tickers + other.tickers,
        both,
        all);
  }
}
