package io.tidemark.feeds.rest;

import io.tidemark.feeds.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one attempt came to.
 *
 * @param status 0 if nobody answered
 * @param body without the key, should the vendor repeat it; null if nobody answered
 * @param askedAt when the request was sent
 * @param endedAt when the last byte had come, or hope was given up
 * @param asked how long the vendor asks to wait
 * @param kind of fault; null of a usable answer
 * @param fault in words, without the key; null of a usable answer
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

  /** Whether asking again may help. */
  boolean isPassing() {
    return switch (kind) {
      case THROTTLED, SERVER_ERROR, TIMEOUT, RESET, MALFORMED -> true;
      default -> false;
    };
  }

  /** Whether it speaks of a vendor that is down, rather than of what was asked. */
  boolean saysDown() {
    return kind == FailureKind.SERVER_ERROR
        || kind == FailureKind.RESET
        || kind == FailureKind.TIMEOUT;
  }
}
