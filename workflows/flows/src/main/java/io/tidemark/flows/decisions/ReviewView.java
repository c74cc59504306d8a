package io.tidemark.flows.decisions;

import java.util.List;

/**
 * What the review desk knows.
 *
 * @param waiting batches that are not carried out yet
 * @param trouble why the batch at hand is still tried; else empty
 * @param last what became of the last batches, the newest last
 * @param taken keys of the last batches, so that one that comes again counts once
 */
public record ReviewView(
    int waiting, String trouble, List<ReviewOutcome> last, List<String> taken) {}
