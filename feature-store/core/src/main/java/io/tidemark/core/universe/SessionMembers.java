package io.tidemark.core.universe;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/** Which tickers belong to a universe in each session. */
@FunctionalInterface
public interface SessionMembers extends Serializable {
  /**
   * Whether a ticker belongs to the universe in a session.
   *
   * @param decision the session's decision time: only what was known by then counts
   */
  boolean includes(String ticker, LocalDate session, Instant decision);

  /** Whether a ticker may belong to it in any session of a range. */
  default boolean includesWithin(String ticker, LocalDate from, LocalDate to) {
    return true;
  }
}
