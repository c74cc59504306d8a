package io.tidemark.simulation.setup;

import java.util.Locale;

/** The faults that simulated vendors can be configured to have. */
public enum FaultName {
  /** HTTP 429 with the time to wait. */
  THROTTLE(0.1),
  /** HTTP 429 without the time to wait. */
  THROTTLE_SILENT(0.1),
  /** HTTP 500. */
  SERVER_ERROR(0.1),
  /** A slow response. */
  SLOW(0.1),
  /** The connection is closed without a response. */
  RESET(0.1),
  /** A good status and half the body. */
  TRUNCATED(0.1),
  /** A good status and a body that does not match the protocol. */
  GARBAGE(0.1),
  /** Pages that endlessly name the same next page. */
  REPEATED_TOKEN(0.1),
  /** A duplicated bar. */
  DUPLICATE(0.02),
  /** A recent bar is only returned by a second request, or by one for later days. */
  LATE(0.2),
  /** A recent bar's close and volume change in a second request, or in one for later days. */
  REVISED(0.2),
  /** A split's ratio or ex-date is wrong. */
  WRONG_SPLIT(1);

  private final double usualRate;

  FaultName(double usualRate) {
    this.usualRate = usualRate;
  }

  /** The default probability, per request, bar or split. */
  public double usualRate() {
    return usualRate;
  }

  /** The name in settings, such as {@code throttle-silent}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is a fault of the data and not of the transport. */
  public boolean isInTheData() {
    return compareTo(DUPLICATE) >= 0;
  }
}
