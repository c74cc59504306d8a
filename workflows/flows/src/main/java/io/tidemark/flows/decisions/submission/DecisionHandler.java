package io.tidemark.flows.decisions.submission;

import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.review.DecisionMessage;

/** Accepts decisions. */
public interface DecisionHandler {
  /**
   * Accepts a decision.
   *
   * @param key idempotency key: the same key twice counts once
   * @throws UserFault if it is carried out at once and is not possible
   */
  DecisionReceipt take(RunKey key, DecisionMessage message);
}
