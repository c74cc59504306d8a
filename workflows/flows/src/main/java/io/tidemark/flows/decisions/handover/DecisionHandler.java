package io.tidemark.flows.decisions.handover;

import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.review.DecisionMessage;

/** Where decisions are handed over. */
public interface DecisionHandler {
  /**
   * Takes a decision.
   *
   * @param key the same key twice counts once
   * @throws UserFault if it is carried out here, and cannot be
   */
  DecisionReceipt take(RunKey key, DecisionMessage message);
}
