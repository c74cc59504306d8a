package io.tidemark.feeds.rest;

import java.time.Duration;

/**
 * How often and how patiently a vendor is asked again.
 *
 * @param attempts at most so many, the first included
 * @param base first wait after a fault; doubled each time, with jitter of half its length
 * @param throttled first wait after a 429 that does not say how long
 * @param cap longest wait of our own choosing
 * @param longestAsked longest wait that a vendor may ask for; beyond it the request is given up
 * @param timeout of one attempt, from its start to the last byte
 */
public record RetryPolicy(
    int attempts,
    Duration base,
    Duration throttled,
    Duration cap,
    Duration longestAsked,
    Duration timeout) {

  /** For vendors over the Internet, whose free plans count requests by the minute. */
  public static final RetryPolicy LIVE =
      new RetryPolicy(
          5,
          Duration.ofMillis(500),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofSeconds(60));

  /** For the simulated vendors in this process. */
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
