package io.tidemark.simulation.market;

import java.time.LocalDate;

/**
 * A session's true bar, as traded.
 *
 * @param open USD, to the cent, as high, low and close
 * @param volume whole shares
 */
public record SimulatedBar(
    LocalDate date, double open, double high, double low, double close, long volume) {}
