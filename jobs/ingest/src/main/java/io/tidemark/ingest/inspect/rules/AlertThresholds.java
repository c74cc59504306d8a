package io.tidemark.ingest.inspect.rules;

/**
 * When something is worth an alert.
 *
 * @param actionSessions so many sessions before the inspection's day an unconfirmed action is old
 * @param heldRows so many rows of one session may wait in quarantine
 * @param heldShare so large a share of the last session's ticker-days may wait
 * @param criticalShare from there on it is critical
 * @param singly so many alike are told one by one; more are told as one
 */
public record AlertThresholds(
    int actionSessions, long heldRows, double heldShare, double criticalShare, int singly) {
  /** What holds unless somebody says otherwise. */
  public static final AlertThresholds DEFAULT = new AlertThresholds(5, 20, 0.01, 0.05, 5);

  public AlertThresholds {
    if (actionSessions < 0 || heldRows < 0 || singly < 1) {
      throw new IllegalArgumentException(
          "action sessions %d and held rows %d must not be below 0, alerts told singly %d not below 1"
              .formatted(actionSessions, heldRows, singly));
    }
    if (!(heldShare >= 0 && criticalShare >= heldShare)) {
      throw new IllegalArgumentException(
          "held share %s must not be below 0, critical share %s not below it"
              .formatted(heldShare, criticalShare));
    }
  }
}
