package io.tidemark.feeds.rest;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.FailureKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends GET requests with retries. Retried are 408, 429, 5xx, connection faults, timeouts and
 * bodies that do not match the protocol; a body that refuses the request ({@link
 * io.tidemark.feeds.RefusedResponse}) is treated like the status that other vendors would send. Not
 * retried is any other status, such as 401, 403 and 404.
 *
 * <p>A wait given by the vendor ({@link RetryAfter}) takes precedence over the policy. All threads
 * of one requester share its knowledge of the vendor: that its rate limit is exhausted ({@link
 * RateLimiter}), and that it is down ({@link VendorCircuit}). So there is one requester per vendor.
 */
public final class Requester {
  private static final Logger LOG = LoggerFactory.getLogger(Requester.class);

  private final RetryPolicy policy;
  private final Clock clock;
  private final Sleeper pause;
  private final RetryConfig retries;
  private final RateLimiter gate;
  private final VendorCircuit circuit;
  private final HttpExchange exchange;

  public Requester(RetryPolicy policy) {
    this(policy, Clock.systemUTC(), Sleeper.real());
  }

  Requester(RetryPolicy policy, Clock clock, Sleeper pause) {
    this.policy = policy;
    this.clock = clock;
    this.pause = pause;
    IntervalFunction afterFault =
        IntervalFunction.ofExponentialRandomBackoff(policy.base(), 2, 0.5, policy.cap());
    IntervalFunction afterThrottle =
        IntervalFunction.ofExponentialRandomBackoff(policy.throttled(), 2, 0.5, policy.cap());
    this.retries =
        RetryConfig.<Attempt>custom()
            .maxAttempts(policy.attempts())
            .retryOnResult(Attempt::isPassing)
            .intervalBiFunction((count, result) -> wait(count, result, afterFault, afterThrottle))
            .build();
    this.gate = new RateLimiter();
    this.circuit = new VendorCircuit(policy.cap(), clock);
    this.exchange = new HttpExchange(policy.timeout(), clock, gate);
  }

  private static long wait(
      int count,
      Either<Throwable, Attempt> result,
      IntervalFunction afterFault,
      IntervalFunction afterThrottle) {
    Attempt attempt = result.get();
    return attempt
        .asked()
        .map(Duration::toMillis)
        .orElseGet(
            () ->
                (attempt.kind() == FailureKind.THROTTLED ? afterThrottle : afterFault)
                    .apply(count));
  }

  Clock clock() {
    return clock;
  }

  /**
   * Sends the request until a response passes the check.
   *
   * @param url address without the key
   * @param check throws {@link UserFault} for a body that does not match the protocol
   * @param refused receives each response that is not usable
   * @return the usable attempt, with a status in 200..299
   * @throws RequestAbandoned if a retry cannot help or no attempt is left
   * @throws CancellationException if the thread is interrupted
   */
  Attempt get(String url, ApiKey key, Consumer<byte[]> check, Consumer<Attempt> refused)
      throws RequestAbandoned {
    Retry.AsyncContext<Attempt> context = Retry.of("vendor", retries).asyncContext();
    Attempt last = null;
    for (int count = 1; ; count++) {
      waitForTheLimit(url, count, last);
      Attempt attempt = attempt(url, key, check, count, last);
      if (attempt.isUsable()) {
        context.onComplete();
        return attempt;
      }
      if (attempt.isAnswered()) {
        refused.accept(attempt);
      }
      long millis = context.onResult(attempt);
      if (millis < 0) {
        throw new RequestAbandoned(url, attempt.kind(), attempt.status(), count, attempt.fault());
      }
      Duration wait = Duration.ofMillis(millis);
      if (wait.compareTo(policy.longestAsked()) > 0) {
        String reason =
            "%s; it asks to wait %d s, longer than the %d s allowed"
                .formatted(attempt.fault(), wait.toSeconds(), policy.longestAsked().toSeconds());
        throw new RequestAbandoned(url, attempt.kind(), attempt.status(), count, reason);
      }
      LOG.debug("{}: {}; attempt {} follows in {} ms", url, attempt.fault(), count + 1, millis);
      rest(wait, url);
      last = attempt;
    }
  }

  private void waitForTheLimit(String url, int count, Attempt last) throws RequestAbandoned {
    Duration wait = gate.remaining(clock.instant());
    if (wait.compareTo(policy.longestAsked()) > 0) {
      String reason =
          "the vendor has no request left for %d s, longer than the %d s allowed"
              .formatted(wait.toSeconds(), policy.longestAsked().toSeconds());
      throw new RequestAbandoned(url, FailureKind.THROTTLED, status(last), count - 1, reason);
    }
    if (!wait.isZero()) {
      LOG.debug("{}: no request is left for {} s", url, wait.toSeconds());
      rest(wait, url);
    }
  }

  private Attempt attempt(String url, ApiKey key, Consumer<byte[]> check, int count, Attempt last)
      throws RequestAbandoned {
    Optional<String> refusal = circuit.refusal();
    if (refusal.isPresent()) {
      String before = last == null ? "" : "; before that, " + last.fault();
      throw new RequestAbandoned(
          url, FailureKind.CIRCUIT_OPEN, status(last), count - 1, refusal.get() + before);
    }
    boolean announced = false;
    try {
      Attempt attempt = exchange.run(url, key, check);
      circuit.note(attempt);
      announced = true;
      return attempt;
    } catch (InterruptedException e) {
      throw interrupted(url);
    } finally {
      if (!announced) {
        circuit.forget();
      }
    }
  }

  private static int status(Attempt last) {
    return last == null ? 0 : last.status();
  }

  private void rest(Duration wait, String url) {
    try {
      pause.pause(wait);
    } catch (InterruptedException e) {
      throw interrupted(url);
    }
  }

  private static CancellationException interrupted(String url) {
    Thread.currentThread().interrupt();
    return new CancellationException("interrupted while requesting " + url);
  }
}
