package io.tidemark.workflows.desk.handover;

import io.tidemark.core.UserFault;
import io.tidemark.core.job.RunKey;
import io.tidemark.core.review.DeskMessage;

/** Where decisions are handed over. */
public interface Desk {
  /**
   * Takes a decision.
   *
   * @param key the same key twice counts once
   * @throws UserFault if it is carried out here, and cannot be
   */
  Receipt take(RunKey key, DeskMessage message);
}
