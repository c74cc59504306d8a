package io.tidemark.flows.decisions;

import java.util.List;

/**
 * The result of a batch of decisions.
 *
 * @param key key of the batch
 * @param words number of decisions
 * @param released rows that were accepted into the tables
 * @param tickers tickers with prices that were reconciled again
 * @param reconciled lists of vendors that were reconciled again, joined by +
 * @param refused what could not be done and why, or empty
 */
public record ReviewOutcome(
    String key,
    int words,
    long released,
    List<String> tickers,
    List<String> reconciled,
    String refused) {}
