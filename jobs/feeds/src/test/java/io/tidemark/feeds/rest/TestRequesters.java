package io.tidemark.feeds.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Requesters that do not really wait. */
public final class TestRequesters {
  public static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

  private TestRequesters() {}

  /** With the live policy, writing down how long it would have waited. */
  public static Requester noting(List<Duration> waits) {
    return noting(waits, RetryPolicy.LIVE);
  }

  /** With another policy. */
  public static Requester noting(List<Duration> waits, RetryPolicy policy) {
    return new Requester(policy, Clock.fixed(NOW, ZoneOffset.UTC), waits::add);
  }
}
