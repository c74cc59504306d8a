package io.tidemark.feeds.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.feeds.FailureKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendorCircuitTest {
  private static final RetryPolicy ONCE =
      new RetryPolicy(
          1,
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofSeconds(10));
  private static final int ENOUGH = 30;

  private final ScriptedServer server = new ScriptedServer();
  private final Hand clock = new Hand();
  private final Requester requester = new Requester(ONCE, clock, clock::pass);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aVendorThatIsDownGetsNoRequestsForAWhile() {
    answer(ENOUGH, 503);
    for (int i = 0; i < ENOUGH; i++) {
      assertThat(giveUp().kind()).isEqualTo(FailureKind.SERVER_ERROR);
    }

    RequestAbandoned refused = giveUp();

    assertThat(refused.kind()).isEqualTo(FailureKind.CIRCUIT_OPEN);
    assertThat(refused.attempts()).isZero();
    assertThat(refused)
        .hasMessage(
            "circuit open after 100 % of the last requests failed; next request after"
                + " 2024-03-01T12:01:00Z");
    assertThat(server.asked()).hasSize(ENOUGH);
  }

  @Test
  void successfulProbesCloseTheCircuit() throws Exception {
    answer(ENOUGH, 500);
    for (int i = 0; i < ENOUGH; i++) {
      giveUp();
    }
    clock.pass(Duration.ofSeconds(61));
    answer(5, 200);

    for (int i = 0; i < 5; i++) {
      ask();
    }

    assertThat(server.asked()).hasSize(ENOUGH + 5);
  }

  @Test
  void failedProbesOpenTheCircuitAgain() {
    answer(ENOUGH + 3, 500);
    for (int i = 0; i < ENOUGH; i++) {
      giveUp();
    }
    clock.pass(Duration.ofSeconds(61));
    for (int i = 0; i < 3; i++) {
      assertThat(giveUp().kind()).isEqualTo(FailureKind.SERVER_ERROR);
    }

    assertThat(giveUp().kind()).isEqualTo(FailureKind.CIRCUIT_OPEN);
    assertThat(server.asked()).hasSize(ENOUGH + 3);
  }

  @Test
  void aFailureOfOneTickerDoesNotOpenTheCircuit() {
    for (int status : new int[] {400, 401, 403, 404, 429}) {
      answer(ENOUGH, status);
    }
    for (int i = 0; i < 5 * ENOUGH; i++) {
      assertThat(giveUp().kind()).isNotEqualTo(FailureKind.CIRCUIT_OPEN);
    }

    assertThat(server.asked()).hasSize(5 * ENOUGH);
  }

  @Test
  void anExhaustedLimitDelaysTheNextRequest() throws Exception {
    String reset = String.valueOf(TestRequesters.NOW.getEpochSecond() + 45);
    server.then(200, "{}", Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset));
    answer(2, 200);

    ask();
    assertThat(clock.instant()).isEqualTo(TestRequesters.NOW);
    ask();
    assertThat(clock.instant()).isEqualTo(TestRequesters.NOW.plusSeconds(45));
    ask();
    assertThat(clock.instant()).isEqualTo(TestRequesters.NOW.plusSeconds(45));
  }

  @Test
  void aTooLongRateLimitFailsAtOnce() throws Exception {
    server.then(200, "{}", Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "3600"));
    ask();

    RequestAbandoned refused = giveUp();

    assertThat(refused.kind()).isEqualTo(FailureKind.THROTTLED);
    assertThat(refused).hasMessageContaining("no request left for 3600 s, longer than the 300 s");
    assertThat(server.asked()).hasSize(1);
  }

  private void answer(int times, int status) {
    for (int i = 0; i < times; i++) {
      server.then(status, "{}");
    }
  }

  private void ask() throws RequestAbandoned {
    requester.get(server.url() + "/x", ApiKey.query("k", "s3cret"), body -> {}, refused -> {});
  }

  private RequestAbandoned giveUp() {
    return catchThrowableOfType(RequestAbandoned.class, this::ask);
  }

  /** A clock that is advanced by waiting. */
  private static final class Hand extends Clock {
    private Instant now = TestRequesters.NOW;

    void pass(Duration wait) {
      now = now.plus(wait);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
