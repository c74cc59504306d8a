package io.tidemark.ingest.days;

import java.io.Serializable;
import java.util.List;

/**
 * The days on which vendors have a bar of one ticker.
 *
 * @param vendors those that have any, by name
 */
public record TickerDays(String ticker, List<VendorDays> vendors) implements Serializable {}
