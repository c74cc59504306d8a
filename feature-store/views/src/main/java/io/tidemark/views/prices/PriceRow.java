package io.tidemark.views.prices;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The price of one session.
 *
 * @param open USD per share, adjusted as asked; NaN where there is none
 * @param volume shares, adjusted as asked
 * @param status agreed, single or disputed: what the vendors made of it
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
