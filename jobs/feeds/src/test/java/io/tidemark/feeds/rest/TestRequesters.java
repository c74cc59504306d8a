package io.tidemark.feeds.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Requesters that do not wait. */
public final class TestRequesters {
  public static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

  private TestRequesters() {}

  /** A requester with the live policy that records its waits. */
  public static Requester noting(List<Duration> waits) {
    return noting(waits, RetryPolicy.LIVE);
  }

  /** A requester with a given policy that records its waits. */
  public static Requester noting(List<Duration> waits, RetryPolicy policy) {
    return new Requester(policy, Clock.fixed(NOW, ZoneOffset.UTC), waits::add);
  }
}
