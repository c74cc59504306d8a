package io.tidemark.flows.decisions;

import java.util.List;

/**
 * The state of the review workflow.
 *
 * @param waiting batches that are not processed yet
 * @param trouble why the present batch is being retried; otherwise empty
 * @param last results of recent batches, the newest last
 * @param taken keys of recent batches, so that a repeated one counts once
 */
public record ReviewView(
    int waiting, String trouble, List<ReviewOutcome> last, List<String> taken) {}
