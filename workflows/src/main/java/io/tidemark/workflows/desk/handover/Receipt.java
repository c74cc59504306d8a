package io.tidemark.workflows.desk.handover;

import io.tidemark.core.job.HaltRequest;
import io.tidemark.workflows.desk.ReviewOutcome;

/**
 * What came of a decision that was handed over.
 *
 * @param key its own
 * @param workflow id of the workflow that carries it out; empty: it is carried out already
 * @param halt what came of a halt that is carried out, else null
 * @param review what came of a review that is carried out, else null
 */
public record Receipt(String key, String workflow, HaltRequest.Result halt, ReviewOutcome review) {}
