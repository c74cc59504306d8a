package io.tidemark.ingest.days;

import java.io.Serializable;
import java.util.List;

/**
 * The days on which vendors have a bar of one ticker.
 *
 * @param vendors vendors that have any bar, sorted by name
 */
public record TickerDays(String ticker, List<VendorDays> vendors) implements Serializable {}
