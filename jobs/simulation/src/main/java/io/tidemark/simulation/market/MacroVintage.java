package io.tidemark.simulation.market;

import java.time.LocalDate;

/**
 * One vintage of a macro observation.
 *
 * @param date first day of the month described
 * @param value as published; {@code .} where it was missing
 * @param realtimeStart day of publication
 * @param realtimeEnd last day before the next vintage; 9999-12-31 for the current one
 */
public record MacroVintage(
    String series, LocalDate date, String value, LocalDate realtimeStart, LocalDate realtimeEnd) {}
