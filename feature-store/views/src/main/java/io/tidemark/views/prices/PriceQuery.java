package io.tidemark.views.prices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A query for one ticker's prices.
 *
 * @param vendors in order of trust; empty: as {@link TickerPrices#sources} chooses
 * @param from the first session; empty: the first with data
 * @param to the last session; empty: the last with data
 * @param asOf rows and actions that became known later are ignored
 */
public record PriceQuery(
    List<String> vendors,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Adjustment adjust,
    Instant asOf) {
  public PriceQuery {
    vendors = List.copyOf(vendors);
  }
}
