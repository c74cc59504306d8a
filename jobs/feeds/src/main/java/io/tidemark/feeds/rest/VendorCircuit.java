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
 * A circuit breaker for a vendor that is down: no responses, or only server errors. After a while a
 * few probe requests are sent, and if they get responses the circuit closes.
 *
 * <p>The window is large enough for four requests of each of eight threads, so that a short
 * disturbance that retries overcome does not open the circuit. A response with any status below 500
 * counts as success.
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
   * @param openFor how long no request is sent
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

  /** Permits a request, whose result must then be reported; else returns why it is refused. */
  Optional<String> refusal() {
    return breaker.tryAcquirePermission()
        ? Optional.empty()
        : Optional.of(
            "circuit open after %s; next request after %s".formatted(evidence, askedAgain));
  }

  /** Reports the result of a permitted request. */
  void note(Attempt attempt) {
    if (!attempt.isUsable() && attempt.saysDown()) {
      breaker.onError(0, TimeUnit.MILLISECONDS, new IllegalStateException(attempt.fault()));
    } else {
      breaker.onSuccess(0, TimeUnit.MILLISECONDS);
    }
  }

  /** Reports that a permitted request was not completed. */
  void forget() {
    breaker.releasePermission();
  }
}
