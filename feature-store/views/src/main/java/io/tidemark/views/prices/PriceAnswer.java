package io.tidemark.views.prices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The prices of one ticker as known at one time.
 *
 * @param sources vendors of the reconciled prices, in order of trust, joined by +
 * @param asOf all rows, and the actions that adjust them, were known by then
 * @param knownAt when the latest input became known: a query as of then has the same result
 * @param anchor the last session known by then, whose prices stay as traded
 * @param note why there are no rows, if nothing was known by then
 * @param rows rows of the requested range, in order
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
   * Answers a query from a ticker's prices.
   *
   * @throws io.tidemark.views.UnknownNameFault if there are no prices reconciled from the requested
   *     vendors
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
