package io.tidemark.serving.published;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as Delta keeps them: microseconds since 1970-01-01T00:00Z. */
final class Micros {
  private Micros() {}

  /** Rounded down, so that nothing after the instant is taken for known by it. */
  static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
