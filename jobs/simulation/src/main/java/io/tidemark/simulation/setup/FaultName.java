package io.tidemark.simulation.setup;

import java.util.Locale;

/** A way in which simulated vendors can be asked to fail. */
public enum FaultName {
  /** HTTP 429 that says when to come again. */
  THROTTLE(0.1),
  /** HTTP 429 that says nothing. */
  THROTTLE_SILENT(0.1),
  /** HTTP 500. */
  SERVER_ERROR(0.1),
  /** An answer that takes its time. */
  SLOW(0.1),
  /** The connection is cut without an answer. */
  RESET(0.1),
  /** A good status and half the body. */
  TRUNCATED(0.1),
  /** A good status and a body of another kind. */
  GARBAGE(0.1),
  /** Pages that name the same next page for ever. */
  REPEATED_TOKEN(0.1),
  /** A bar comes twice. */
  DUPLICATE(0.02),
  /** A recent bar comes only when it is asked for again, or for later days. */
  LATE(0.2),
  /** A recent bar's close and volume change when it is asked for again, or for later days. */
  REVISED(0.2),
  /** A split's ratio or ex-date is wrong. */
  WRONG_SPLIT(1);

  private final double usualRate;

  FaultName(double usualRate) {
    this.usualRate = usualRate;
  }

  /** Chance of it where none is stated: a request, a bar or a split. */
  public double usualRate() {
    return usualRate;
  }

  /** As settings have it, such as {@code throttle-silent}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it spoils what is told, rather than the telling. */
  public boolean isInTheData() {
    return compareTo(DUPLICATE) >= 0;
  }
}
