package io.tidemark.feeds.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.feeds.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequesterTest {
  private static final String SECRET = "s3cret-key+1";

  private final ScriptedServer server = new ScriptedServer();
  private final List<Duration> waits = new ArrayList<>();
  private final List<Attempt> refused = new ArrayList<>();
  private final Requester requester = TestRequesters.noting(waits);
  private final ApiKey key = ApiKey.authorization("Bearer", SECRET);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void keepsTheBytesOfAGoodAnswer() throws RequestAbandoned {
    server.then(200, "{ \"a\": 1.50 }");

    Attempt answer = requester.get(server.url() + "/x", key, RequesterTest::json, refused::add);

    assertThat(answer.body()).asString().isEqualTo("{ \"a\": 1.50 }");
    assertThat(answer.endedAt()).isEqualTo(TestRequesters.NOW);
    assertThat(server.asked().get(0).headers().getFirst("Authorization"))
        .isEqualTo("Bearer " + SECRET);
    assertThat(waits).isEmpty();
  }

  @Test
  void waitsAsLongAsTheVendorAsks() throws RequestAbandoned {
    server
        .then(429, "slow down", "Retry-After", "7")
        .then(503, "later", "Retry-After", "Fri, 01 Mar 2024 12:00:20 GMT")
        .then(429, "slow down", "X-RateLimit-Reset", "1709294409")
        .then(200, "{}");

    requester.get(server.url() + "/x", key, RequesterTest::json, refused::add);

    assertThat(waits)
        .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(20), Duration.ofSeconds(9));
    assertThat(refused).extracting(Attempt::status).containsExactly(429, 503, 429);
  }

  @Test
  void backsOffExponentiallyWhenTheVendorDoesNotSay() throws RequestAbandoned {
    server.then(500, "").then(502, "").then(500, "").then(504, "").then(200, "{}");

    requester.get(server.url() + "/x", key, RequesterTest::json, refused::add);

    assertThat(waits).hasSize(4);
    for (int i = 0; i < waits.size(); i++) {
      long middle = RetryPolicy.LIVE.base().toMillis() << i;
      assertThat(waits.get(i).toMillis()).isBetween(middle / 2, middle * 3 / 2);
    }
  }

  @Test
  void waitsLongerForAThrottleThatDoesNotSay() throws RequestAbandoned {
    server.then(429, "").then(200, "{}");

    requester.get(server.url() + "/x", key, RequesterTest::json, refused::add);

    assertThat(waits.get(0)).isGreaterThan(Duration.ofSeconds(7));
  }

  @Test
  void asksAgainForATruncatedOrBrokenBody() throws RequestAbandoned {
    server.then(200, "{\"results\": [{\"a\"").thenCut("{\"a\":").then(200, "").then(200, "{}");

    assertThat(requester.get(server.url() + "/x", key, RequesterTest::json, refused::add).body())
        .asString()
        .isEqualTo("{}");
    assertThat(server.asked()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void givesUpABodyThatStalls() {
    RetryPolicy hasty =
        new RetryPolicy(
            2,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(300));
    server.thenStall("{\"a\":").thenStall("{\"a\":");

    RequestAbandoned fault = giveUp(TestRequesters.noting(waits, hasty), key);

    assertThat(fault).hasMessageContaining("no complete response");
    assertThat(fault.attempts()).isEqualTo(2);
  }

  @Test
  void givesUpAfterFiveAttempts() {
    for (int i = 0; i < 6; i++) {
      server.then(500, "broken");
    }

    RequestAbandoned fault = giveUp(requester, key);

    assertThat(fault.attempts()).isEqualTo(5);
    assertThat(fault.status()).isEqualTo(500);
    assertThat(fault).hasMessage("HTTP 500: broken");
    assertThat(server.asked()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 403, 404})
  void doesNotRetryAPermanentFailure(int status) {
    server.then(status, "no").then(200, "{}");

    RequestAbandoned fault = giveUp(requester, key);

    assertThat(fault.attempts()).isEqualTo(1);
    assertThat(fault.status()).isEqualTo(status);
    assertThat(waits).isEmpty();
  }

  @Test
  void doesNotWaitForAnHour() {
    server.then(429, "limit", "Retry-After", "3600").then(200, "{}");

    assertThat(giveUp(requester, key)).hasMessageContaining("asks to wait 3600 s");
    assertThat(waits).isEmpty();
  }

  @Test
  void reportsThatThereIsNoResponse() {
    String nowhere = server.url();
    server.close();

    RequestAbandoned fault =
        catchThrowableOfType(
            RequestAbandoned.class,
            () -> requester.get(nowhere + "/x", key, RequesterTest::json, refused::add));

    assertThat(fault.status()).isZero();
    assertThat(fault.attempts()).isEqualTo(5);
    assertThat(fault).hasMessageContaining("no response");
  }

  @Test
  void neverRepeatsTheKey() {
    ApiKey query = ApiKey.query("api_key", SECRET);
    server.then(400, "bad key " + SECRET + " or s3cret-key%2B1, " + "x".repeat(170) + SECRET);

    RequestAbandoned fault = giveUp(requester, query);

    assertThat(server.asked().get(0).uri().getRawQuery()).isEqualTo("api_key=s3cret-key%2B1");
    assertThat(fault.getMessage()).doesNotContain("s3cret").contains("(key)");
    assertThat(fault.url()).doesNotContain("s3cret");
    assertThat(query.toString()).doesNotContain("s3cret");
  }

  @Test
  void stopsWhenTheThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () -> requester.get(server.url() + "/x", key, RequesterTest::json, refused::add))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  private static void json(byte[] body) {
    JsonText.read(body, "test");
  }

  private RequestAbandoned giveUp(Requester asking, ApiKey with) {
    return catchThrowableOfType(
        RequestAbandoned.class,
        () -> asking.get(server.url() + "/x", with, RequesterTest::json, refused::add));
  }
}
