package io.tidemark.flows.decisions.handover;

import io.tidemark.api.market.HaltRequest;
import io.tidemark.flows.decisions.ReviewOutcome;

/**
 * What came of a decision that was handed over.
 *
 * @param key its own
 * @param workflow id of the workflow that carries it out; empty: it is carried out already
 * @param halt what came of a halt that is carried out, else null
 * @param review what came of a review that is carried out, else null
 */
public record DecisionReceipt(
    String key, String workflow, HaltRequest.Result halt, ReviewOutcome review) {}
