package io.tidemark.ingest.inspect.rules;

/**
 * The thresholds of alerts.
 *
 * @param actionSessions unconfirmed actions more than this many sessions before the inspection
 *     raise no alert
 * @param heldRows the most rows of one session in quarantine without an alert
 * @param heldShare the largest share of the last session's bars in quarantine without an alert
 * @param criticalShare from this share on the alert is critical
 * @param singly up to this many similar alerts are raised individually, more as one alert
 */
public record AlertThresholds(
    int actionSessions, long heldRows, double heldShare, double criticalShare, int singly) {
  /** The default thresholds. */
  public static final AlertThresholds DEFAULT = new AlertThresholds(5, 20, 0.01, 0.05, 5);

  public AlertThresholds {
    if (actionSessions < 0 || heldRows < 0 || singly < 1) {
      throw new IllegalArgumentException(
          "action sessions %d and held rows %d must not be below 0, singly raised alerts %d not below 1"
              .formatted(actionSessions, heldRows, singly));
    }
    if (!(heldShare >= 0 && criticalShare >= heldShare)) {
      throw new IllegalArgumentException(
          "held share %s must not be below 0, critical share %s not below it"
              .formatted(heldShare, criticalShare));
    }
  }
}
