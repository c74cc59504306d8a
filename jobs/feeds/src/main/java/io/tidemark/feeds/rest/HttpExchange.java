package io.tidemark.feeds.rest;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.FailureKind;
import io.tidemark.feeds.RefusedResponse;
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

/** Sends one GET request and returns the result as an {@link Attempt}. */
final class HttpExchange {
  private static final int EXCERPT = 200;
  private static final String NOT_COVERED =
      "%s (the key's plan does not cover it; the data may or may not exist)";

  private final Duration timeout;
  private final Clock clock;
  private final RateLimiter gate;
  private final HttpClient http;

  HttpExchange(Duration timeout, Clock clock, RateLimiter gate) {
    this.timeout = timeout;
    this.clock = clock;
    this.gate = gate;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER) // the key must not be sent to another host
            .build();
  }

  /**
   * @param check throws {@link UserFault} for a body that does not match the protocol
   * @throws InterruptedException if the thread is interrupted
   */
  Attempt run(String url, ApiKey key, Consumer<byte[]> check) throws InterruptedException {
    Instant askedAt = clock.instant();
    HttpResponse<byte[]> response;
    try {
      response = answer(url, key);
    } catch (IOException e) {
      String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return unanswered(askedAt, FailureKind.RESET, key.scrub("no response: " + words));
    } catch (TimeoutException e) {
      String words = "no complete response within %d s".formatted(timeout.toSeconds());
      return unanswered(askedAt, FailureKind.TIMEOUT, words);
    }
    Instant endedAt = clock.instant();
    gate.note(response.headers(), endedAt);
    // Remove the key first, so that the body that is checked and hashed is the one that is stored.
    byte[] body = key.scrub(response.body());
    int status = response.statusCode();
    FailureKind kind = FailureKind.ofStatus(status);
    boolean good = kind == FailureKind.MALFORMED;
    UserFault objection = good ? objection(check, body) : null;
    if (objection instanceof RefusedResponse refused) {
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

  /** Why a body with a good status does not match the protocol; null if it does. */
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

  /**
   * Sends the request. The HTTP client's timeout ends with the headers; this one also covers a
   * stalling body.
   */
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
      // The cause's message may contain the address with the key, so only its type is kept.
      throw new IllegalStateException(
          "request to %s failed: %s".formatted(url, e.getCause().getClass()));
    } finally {
      exchange.cancel(true);
    }
  }

  /**
   * The beginning of a body; the key is removed before truncation, so that no part of it remains.
   */
  private static String excerpt(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
  }
}
