package io.tidemark.feeds.rest;

import io.tidemark.feeds.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of one attempt.
 *
 * @param status HTTP status, 0 if there was no response
 * @param body the response body with the key removed; null if there was no response
 * @param askedAt when the request was sent
 * @param endedAt when the last byte was received or the attempt was given up
 * @param asked how long the vendor asks to wait
 * @param kind kind of failure; null for a usable response
 * @param fault description of the failure, without the key; null for a usable response
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Attempt(
    int status,
    byte[] body,
    Instant askedAt,
    Instant endedAt,
    Optional<Duration> asked,
    FailureKind kind,
    String fault) {

  boolean isAnswered() {
    return body != null;
  }

  boolean isUsable() {
    return kind == null;
  }

  /** Whether a retry may help. */
  boolean isPassing() {
    return switch (kind) {
      case THROTTLED, SERVER_ERROR, TIMEOUT, RESET, MALFORMED -> true;
      default -> false;
    };
  }

  /** Whether it shows that the vendor is down, and not that the request is wrong. */
  boolean saysDown() {
    return kind == FailureKind.SERVER_ERROR
        || kind == FailureKind.RESET
        || kind == FailureKind.TIMEOUT;
  }
}
