package io.tidemark.flows.decisions.submission;

import io.tidemark.api.market.HaltRequest;
import io.tidemark.flows.decisions.ReviewOutcome;

/**
 * The result of submitting a decision.
 *
 * @param key key of the decision
 * @param workflow id of the workflow that carries it out; empty: it has been carried out
 * @param halt result of a halt that has been carried out, otherwise null
 * @param review result of a review that has been carried out, otherwise null
 */
public record DecisionReceipt(
    String key, String workflow, HaltRequest.Result halt, ReviewOutcome review) {}
