package io.tidemark.flows.decisions;

import java.util.List;

/**
 * What became of a batch of words.
 *
 * @param key the batch's
 * @param words how many
 * @param released rows that are now among the facts
 * @param tickers those whose prices were looked at again
 * @param reconciled lists of vendors whose prices were agreed again, joined by +
 * @param refused what could not be done and why, or empty
 */
public record ReviewOutcome(
    String key,
    int words,
    long released,
    List<String> tickers,
    List<String> reconciled,
    String refused) {}
