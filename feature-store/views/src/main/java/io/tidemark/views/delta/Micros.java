package io.tidemark.views.delta;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants in Delta's unit: microseconds since 1970-01-01T00:00Z. */
public final class Micros {
  private Micros() {}

  /** Rounded down, so that nothing after the instant counts as known by it. */
  public static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
  }

  /** The instant of a number of microseconds. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
