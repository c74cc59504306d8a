package io.tidemark.feeds.rest;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * How long a response asks to wait: {@code Retry-After} (RFC 9110, section 10.2.3: seconds or an
 * HTTP date), else until the time at which a rate limit is reset.
 */
final class RetryAfter {
  /**
   * Header names in use; the value is in seconds from now, or in seconds or milliseconds since
   * 1970.
   */
  private static final List<String> RESET_HEADERS =
      List.of(
          "X-RateLimit-Reset", "X-Rate-Limit-Reset", "RateLimit-Reset", "X-RateLimit-Reset-After");

  /** Larger numbers are times since 1970 and not waits. */
  private static final double EPOCH_SECONDS = 1e9;

  private static final double EPOCH_MILLIS = 1e12;

  private RetryAfter() {}

  /** The wait, never negative; empty if the headers do not give one. */
  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    Optional<Duration> retryAfter =
        headers.firstValue("Retry-After").flatMap(text -> parse(text, now));
    if (retryAfter.isPresent()) {
      return retryAfter;
    }
    return RESET_HEADERS.stream()
        .flatMap(name -> headers.firstValue(name).stream())
        .flatMap(text -> parse(text, now).stream())
        .findFirst();
  }

  private static Optional<Duration> parse(String text, Instant now) {
    try {
      double number = Double.parseDouble(text.strip());
      if (!(Math.abs(number) <= Long.MAX_VALUE / 1e6)) {
        return Optional.empty();
      }
      double seconds = number;
      if (number >= EPOCH_MILLIS) {
        seconds = (number - now.toEpochMilli()) / 1e3;
      } else if (number >= EPOCH_SECONDS) {
        seconds = number - now.toEpochMilli() / 1e3;
      }
      return Optional.of(Duration.ofMillis(Math.max(0, Math.round(seconds * 1e3))));
    } catch (NumberFormatException e) {
      return parseDate(text, now);
    }
  }

  private static Optional<Duration> parseDate(String text, Instant now) {
    try {
      Instant until =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
