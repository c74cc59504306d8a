package io.tidemark.feeds.rest;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds every request to a vendor back that has said that none is left, until its limit is reset.
 * One for all threads that ask a vendor: the limit is the key's, not the thread's.
 */
final class RateGate {
  private static final List<String> REMAINING =
      List.of("X-RateLimit-Remaining", "X-Rate-Limit-Remaining", "RateLimit-Remaining");

  private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.EPOCH);

  /** Reads an answer's headers; closes the gate if nothing is left and they say until when. */
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

  /** How long the next request has to wait; zero if it may go. */
  Duration remaining(Instant now) {
    Instant until = closedUntil.get();
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }
}
