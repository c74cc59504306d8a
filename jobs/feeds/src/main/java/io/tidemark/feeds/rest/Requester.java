package io.tidemark.feeds.rest;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.tidemark.core.UserFault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GET with retries. Asked again: 408, 429, 5xx, connection faults, timeouts and bodies that the
 * protocol refuses. Not asked again: every other status, such as 401, 403 and 404.
 *
 * <p>A vendor's own words on how long to wait ({@link AskedWait}) go before the policy's.
 */
public final class Requester {
  private static final Logger LOG = LoggerFactory.getLogger(Requester.class);
  private static final int EXCERPT = 200;

  private final RetryPolicy policy;
  private final Clock clock;
  private final Pause pause;
  private final RetryConfig retries;
  private final HttpClient http;

  /**
   * A usable answer.
   *
   * @param status in 200..299
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, byte[] body, Instant respondedAt) {}

  /** What one attempt came to: a usable answer if {@code fault} is null. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Attempt(
      int status, byte[] body, Instant at, Optional<Duration> asked, String fault, boolean again) {}

  public Requester(RetryPolicy policy) {
    this(policy, Clock.systemUTC(), Pause.real());
  }

  Requester(RetryPolicy policy, Clock clock, Pause pause) {
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
            .retryOnResult(Attempt::again)
            .intervalBiFunction((count, result) -> wait(count, result, afterFault, afterThrottle))
            .build();
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(policy.timeout())
            .followRedirects(HttpClient.Redirect.NEVER) // a key must not follow to another host
            .build();
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
        .orElseGet(() -> (attempt.status() == 429 ? afterThrottle : afterFault).apply(count));
  }

  Clock clock() {
    return clock;
  }

  /**
   * Asks until there is an answer that passes the check.
   *
   * @param url without the key
   * @param check throws {@link UserFault} for a body that is not what the protocol says
   * @throws GaveUp when it is not worth asking again
   * @throws CancellationException if the thread is interrupted
   */
  Answer get(String url, ApiKey key, Consumer<byte[]> check) throws GaveUp {
    Retry.AsyncContext<Attempt> context = Retry.of("vendor", retries).asyncContext();
    for (int count = 1; ; count++) {
      Attempt attempt = attempt(url, key, check);
      if (attempt.fault() == null) {
        context.onComplete();
        return new Answer(attempt.status(), attempt.body(), attempt.at());
      }
      String fault = key.scrub(attempt.fault());
      long millis = context.onResult(attempt);
      if (millis < 0) {
        throw new GaveUp(url, attempt.status(), count, fault);
      }
      Duration wait = Duration.ofMillis(millis);
      if (wait.compareTo(policy.longestAsked()) > 0) {
        String reason =
            "%s; it asks to wait %d s, longer than the %d s allowed"
                .formatted(fault, wait.toSeconds(), policy.longestAsked().toSeconds());
        throw new GaveUp(url, attempt.status(), count, reason);
      }
      LOG.debug("{}: {}; attempt {} follows in {} ms", url, fault, count + 1, millis);
      rest(wait, url);
    }
  }

  private Attempt attempt(String url, ApiKey key, Consumer<byte[]> check) {
    HttpResponse<byte[]> response;
    try {
      response = exchange(url, key);
    } catch (IOException e) {
      String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return unanswered("no answer: " + words);
    } catch (TimeoutException e) {
      return unanswered("no whole answer within %d s".formatted(policy.timeout().toSeconds()));
    }
    Instant at = clock.instant();
    int status = response.statusCode();
    HttpHeaders headers = response.headers();
    if (status / 100 != 2) {
      boolean again = status == 408 || status == 429 || status >= 500;
      String fault = "HTTP %d: %s".formatted(status, excerpt(response.body(), key));
      return new Attempt(status, null, at, AskedWait.of(headers, at), fault, again);
    }
    try {
      check.accept(response.body());
      return new Attempt(status, response.body(), at, Optional.empty(), null, false);
    } catch (UserFault e) {
      return new Attempt(status, null, at, Optional.empty(), e.getMessage(), true);
    }
  }

  private Attempt unanswered(String fault) {
    return new Attempt(0, null, clock.instant(), Optional.empty(), fault, true);
  }

  /** The client's own timeout ends with the headers; this one covers a body that stalls too. */
  private HttpResponse<byte[]> exchange(String url, ApiKey key)
      throws IOException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(key.sign(url).GET().build(), BodyHandlers.ofByteArray());
    try {
      return exchange.get(policy.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      // The cause may quote the signed address, so only its kind goes on.
      throw new IllegalStateException(
          "asking %s failed: %s".formatted(url, e.getCause().getClass()));
    } catch (InterruptedException e) {
      throw interrupted(url);
    } finally {
      exchange.cancel(true);
    }
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
    return new CancellationException("interrupted while asking " + url);
  }

  /** The key goes before the text is cut, lest half of it stay. */
  private static String excerpt(byte[] body, ApiKey key) {
    String whole = key.scrub(new String(body, StandardCharsets.UTF_8));
    String text = whole.strip().replaceAll("\\s+", " ");
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
  }
}
