package io.tidemark.core.universe;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The universe that every ticker belongs to in every session. An enum, because its value is the
 * same one in every process and so is recognized there.
 */
public enum EveryTicker implements SessionMembers {
  ALL;

  @Override
  public boolean includes(String ticker, LocalDate session, Instant decision) {
    return true;
  }
}
