package io.tidemark.views.prices;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The price of one session.
 *
 * @param open USD per share, adjusted as requested; NaN if missing
 * @param volume shares, adjusted as requested
 * @param status result of the reconciliation: agreed, single or disputed
 * @param knownAt when the platform could know this version of the row
 */
public record PriceRow(
    LocalDate date,
    double open,
    double high,
    double low,
    double close,
    double volume,
    String status,
    Instant knownAt) {}
