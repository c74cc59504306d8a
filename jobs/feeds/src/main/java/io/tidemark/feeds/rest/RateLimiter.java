package io.tidemark.feeds.rest;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Delays all requests to a vendor that has reported an exhausted rate limit until the limit is
 * reset. Shared by all threads, because the limit applies to the key.
 */
final class RateLimiter {
  private static final List<String> REMAINING =
      List.of("X-RateLimit-Remaining", "X-Rate-Limit-Remaining", "RateLimit-Remaining");

  private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.EPOCH);

  /**
   * Reads a response's headers; closes the gate if they say that no request is left and until when.
   */
  void note(HttpHeaders headers, Instant now) {
    boolean noneLeft =
        REMAINING.stream()
            .flatMap(name -> headers.firstValue(name).stream())
            .anyMatch(text -> text.strip().equals("0"));
    if (noneLeft) {
      RetryAfter.of(headers, now)
          .map(now::plus)
          .ifPresent(until -> closedUntil.accumulateAndGet(until, (a, b) -> a.isAfter(b) ? a : b));
    }
  }

  /** How long the next request must wait; zero if it may be sent. */
  Duration remaining(Instant now) {
    Instant until = closedUntil.get();
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }
}
