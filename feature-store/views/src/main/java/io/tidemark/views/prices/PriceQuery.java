package io.tidemark.views.prices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of one ticker's prices.
 *
 * @param vendors in order of trust; empty: as {@link TickerPrices#sources} chooses
 * @param from the first session; left out, the first there is
 * @param to the last session; left out, the last there is
 * @param asOf no row or action that became known later counts
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
