package io.tidemark.feeds.rest;

import java.time.Duration;

/**
 * How often and after which waits a request is retried.
 *
 * @param attempts the most attempts, including the first one
 * @param base first wait after a failure; doubled each time, with a jitter of half its length
 * @param throttled first wait after a 429 without a given wait
 * @param cap longest wait chosen by this policy
 * @param longestAsked longest wait that a vendor may ask for; beyond it the request is given up
 * @param timeout timeout of one attempt, from its start to the last byte
 */
public record RetryPolicy(
    int attempts,
    Duration base,
    Duration throttled,
    Duration cap,
    Duration longestAsked,
    Duration timeout) {

  /** For vendors over the Internet, whose free plans limit requests per minute. */
  public static final RetryPolicy LIVE =
      new RetryPolicy(
          5,
          Duration.ofMillis(500),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofSeconds(60));

  /** For simulated vendors in this process. */
  public static final RetryPolicy SIMULATED =
      new RetryPolicy(
          5,
          Duration.ofMillis(40),
          Duration.ofMillis(80),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));

  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts %d: at least 1".formatted(attempts));
    }
    for (Duration wait : new Duration[] {base, throttled, cap, longestAsked, timeout}) {
      if (wait.isNegative() || wait.isZero()) {
        throw new IllegalArgumentException("a wait of %s: must be positive".formatted(wait));
      }
    }
  }
}
