package io.tidemark.feeds.rest;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Stops asking a vendor that is plainly down: nobody answers, or with server errors only. After a
 * while a few requests try it again, and if they are answered, all go on.
 *
 * <p>The window is wide enough for eight threads to ask four times each, so that a hiccup that
 * retries overcome opens nothing. An answer with any status below 500 speaks for the vendor.
 */
final class VendorCircuit {
  private static final int WINDOW = 40;
  private static final int MINIMUM = 30;
  private static final float FAILED_PERCENT = 60;
  private static final int PROBES = 3;

  private final CircuitBreaker breaker;
  private volatile Instant askedAgain = Instant.EPOCH;
  private volatile String evidence = "";

  /**
   * @param openFor how long nothing is asked
   */
  VendorCircuit(Duration openFor, Clock clock) {
    this.breaker =
        CircuitBreaker.of(
            "vendor",
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(MINIMUM)
                .failureRateThreshold(FAILED_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .waitDurationInOpenState(openFor)
                .clock(clock)
                .build());
    breaker
        .getEventPublisher()
        .onFailureRateExceeded(
            event ->
                evidence = "%.0f %% of the last requests failed".formatted(event.getFailureRate()))
        .onStateTransition(
            event -> {
              if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                askedAgain = clock.instant().plus(openFor);
              }
            });
  }

  /** Lets a request through, whose end must then be told; else says why not. */
  Optional<String> refusal() {
    return breaker.tryAcquirePermission()
        ? Optional.empty()
        : Optional.of(
            "circuit open after %s; asked again after %s".formatted(evidence, askedAgain));
  }

  /** What a request that was let through came to. */
  void note(Attempt attempt) {
    if (!attempt.isUsable() && attempt.saysDown()) {
      breaker.onError(0, TimeUnit.MILLISECONDS, new IllegalStateException(attempt.fault()));
    } else {
      breaker.onSuccess(0, TimeUnit.MILLISECONDS);
    }
  }

  /** A request that was let through and did not come to its end. */
  void forget() {
    breaker.releasePermission();
  }
}
