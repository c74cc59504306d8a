package io.tidemark.views.prices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One ticker's prices as they were known at one time.
 *
 * @param sources whose agreed prices they are, in order of trust, joined by +
 * @param asOf no row became known later, nor did an action that adjusts one
 * @param knownAt when the last of what the answer rests on became known: asked as of then, it is
 *     the same
 * @param anchor the last session known by then, whose prices stay as traded
 * @param note why there are no rows, where nothing was known by then
 * @param rows of the range asked for, in order
 */
public record PriceAnswer(
    String ticker,
    String sources,
    Adjustment adjust,
    Instant asOf,
    Optional<Instant> knownAt,
    Optional<LocalDate> anchor,
    Optional<String> note,
    List<PriceRow> rows) {

  /**
   * Answers out of a ticker's prices.
   *
   * @throws io.tidemark.views.UnknownNameFault if the vendors asked for have agreed no price of it
   */
  public static PriceAnswer of(TickerPrices prices, PriceQuery query) {
    String sources = prices.sources(query.vendors(), query.asOf());
    PriceVersions history = prices.bySources().get(sources);
    PriceSeries series = history.asOf(query.asOf());
    return new PriceAnswer(
        prices.ticker(),
        sources,
        query.adjust(),
        query.asOf(),
        history.lastKnownAt(query.asOf()),
        series.last(),
        history.lastKnownAt(query.asOf()).isPresent()
            ? Optional.empty()
            : Optional.of(nothingKnown(prices.ticker(), history, query.asOf())),
        series.rows(
            query.from().orElse(LocalDate.MIN), query.to().orElse(LocalDate.MAX), query.adjust()));
  }

  private static String nothingKnown(String ticker, PriceVersions history, Instant asOf) {
    return "no price of %s was known by %s; the first became known at %s"
        .formatted(ticker, asOf, history.firstKnownAt());
  }
}
