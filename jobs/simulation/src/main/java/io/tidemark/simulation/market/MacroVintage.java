package io.tidemark.simulation.market;

import java.time.LocalDate;

/**
 * One value of one macro observation, for as long as it stood.
 *
 * @param date first day of the month described
 * @param value as published; {@code .} where it was missing
 * @param realtimeStart day of publication
 * @param realtimeEnd last day before the next value; 9999-12-31 if it stands
 */
public record MacroVintage(
    String series, LocalDate date, String value, LocalDate realtimeStart, LocalDate realtimeEnd) {}
