package io.tidemark.feeds.rest;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.FailureKind;
import io.tidemark.feeds.RefusedAnswer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One GET, told as an {@link Attempt} whatever becomes of it. */
final class HttpExchange {
  private static final int EXCERPT = 200;
  private static final String NOT_COVERED =
      "%s (the key's plan does not cover it; this says nothing of whether it exists)";

  private final Duration timeout;
  private final Clock clock;
  private final RateGate gate;
  private final HttpClient http;

  HttpExchange(Duration timeout, Clock clock, RateGate gate) {
    this.timeout = timeout;
    this.clock = clock;
    this.gate = gate;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER) // a key must not follow to another host
            .build();
  }

  /**
   * @param check throws {@link UserFault} for a body that is not what the protocol says
   * @throws InterruptedException if the thread is interrupted
   */
  Attempt run(String url, ApiKey key, Consumer<byte[]> check) throws InterruptedException {
    Instant askedAt = clock.instant();
    HttpResponse<byte[]> response;
    try {
      response = answer(url, key);
    } catch (IOException e) {
      String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return unanswered(askedAt, FailureKind.RESET, key.scrub("no answer: " + words));
    } catch (TimeoutException e) {
      String words = "no whole answer within %d s".formatted(timeout.toSeconds());
      return unanswered(askedAt, FailureKind.TIMEOUT, words);
    }
    Instant endedAt = clock.instant();
    gate.note(response.headers(), endedAt);
    // Of all that follows: what is checked, and hashed later, is what is kept.
    byte[] body = key.scrub(response.body());
    int status = response.statusCode();
    FailureKind kind = FailureKind.ofStatus(status);
    boolean good = kind == FailureKind.MALFORMED;
    UserFault objection = good ? objection(check, body) : null;
    if (objection instanceof RefusedAnswer refused) {
      kind = refused.kind();
    }
    boolean malformed = kind == FailureKind.MALFORMED;
    String fault = good ? words(objection) : refusal(status, body);
    return new Attempt(
        status,
        body,
        askedAt,
        endedAt,
        malformed ? Optional.empty() : RetryAfter.of(response.headers(), endedAt),
        fault == null ? null : kind,
        fault == null ? null : key.scrub(fault));
  }

  private Attempt unanswered(Instant askedAt, FailureKind kind, String fault) {
    return new Attempt(0, null, askedAt, clock.instant(), Optional.empty(), kind, fault);
  }

  /** What the protocol has against a body that came with a good status; null if nothing. */
  private static UserFault objection(Consumer<byte[]> check, byte[] body) {
    try {
      check.accept(body);
      return null;
    } catch (UserFault e) {
      return e;
    }
  }

  private static String words(UserFault objection) {
    return objection == null ? null : objection.getMessage();
  }

  private static String refusal(int status, byte[] body) {
    String words = "HTTP %d: %s".formatted(status, excerpt(body));
    return status == 403 ? NOT_COVERED.formatted(words) : words;
  }

  /** The client's own timeout ends with the headers; this one covers a body that stalls too. */
  private HttpResponse<byte[]> answer(String url, ApiKey key)
      throws IOException, TimeoutException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(key.sign(url).GET().build(), BodyHandlers.ofByteArray());
    try {
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      // The cause may quote the signed address, so only its kind goes on.
      throw new IllegalStateException(
          "asking %s failed: %s".formatted(url, e.getCause().getClass()));
    } finally {
      exchange.cancel(true);
    }
  }

  /** Of a body that is scrubbed whole: were it cut first, half a key might stay. */
  private static String excerpt(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
  }
}
