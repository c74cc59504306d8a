package io.tidemark.serving.console;

import static io.tidemark.views.LakeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.review.DecisionInbox;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.serving.ApiClient.Answer;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.ConsoleLake;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionRoutesTest {
  private static final String ROW = "/v1/ops/quarantine/9f2c1ab4e07d/decisions";
  private static final String REJECT =
      "{\"decision\":\"reject\",\"who\":\"ann\",\"why\":\"a test print\"}";

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeEach
  void fill() {
    ConsoleLake.fill(api.lake().others());
  }

  @Test
  void aDecisionIsSubmittedAndReturned() {
    Answer answer =
        json(
            ROW,
            "{\"decision\":\"override\",\"who\":\" ann"
                + " \",\"why\":\"swapped\",\"until\":\"2999-12-31\"}");
    assertThat(answer.status()).isEqualTo(202);
    JsonNode word = answer.json();
    assertThat(word.get("decision").asText()).isEqualTo("override");
    assertThat(word.get("who").asText()).isEqualTo("ann");
    assertThat(word.get("until").asText()).isEqualTo("3000-01-01T05:00:00Z");
    assertThat(inbox().waiting()).hasSize(1);
    assertThat(inbox().waiting().get(0).key().value()).isEqualTo(word.get("key").asText());
    assertThat(api.get("/v1/ops/inbox").json().at("/rows/0")).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"decision":"reject","who":"ann","why":" "}                        | say who decides and why
          {"decision":"reject","why":"a test print"}                         | say who decides and why
          {"decision":"drop","who":"ann","why":"x"}                          | decision is 'drop'; use one of [approve, reject, override]
          {"decision":"reject","who":"ann","why":"x","until":"soon"}         | until is 'soon'; use a date
          {"decision":"reject","who":"ann","why":"x","until":"2020-01-01"}   | until is 2020-01-01, which is in the past
          {"decision":"reject","who":"ann","why":"x","fields":{"close":"1"}} | which only an override may have
          {"decision":"reject","who":"ann","why":"x","wen":"y"}              | wen
          null                                                               | send an object
          {                                                                  | the body is not a valid row decision: not JSON: line 1, column
          []                                                                 | the body is not a valid row decision: it must be an object
          """)
  void invalidDecisionsAreRefusedWithTheReason(String body, String words) {
    assertThat(json(ROW, body).problem(400)).contains(words).doesNotContain("RowDecision");
    assertThat(inbox().waiting()).isEmpty();
  }

  @Test
  void anOverrideWithoutASuggestionNeedsFields() {
    String row = "/v1/ops/quarantine/51d0c7a1b2f3/decisions";
    String word = "{\"decision\":\"override\",\"who\":\"ann\",\"why\":\"x\",\"fields\":%s}";
    assertThat(json(row, word.formatted("{}")).problem(400)).contains("has no suggested repair");
    assertThat(json(row, word.formatted("{\"close\":101.5}")).status()).isEqualTo(202);
  }

  @Test
  void anUnknownOrDecidedRowIsRefused() {
    assertThat(json("/v1/ops/quarantine/nobody/decisions", REJECT).problem(404))
        .contains("no row 'nobody' is in quarantine");
    assertThat(json("/v1/ops/quarantine/aaaabbbbcccc/decisions", REJECT).problem(409))
        .isEqualTo(
            "row aaaabbbbcccc is already rejected, by ann: confirmed by the tape; to change the decision: "
                + "./tidemark quarantine reject aaaabbbbcccc");
    assertThat(json(ROW, REJECT).status()).isEqualTo(202);
    assertThat(json(ROW, REJECT).problem(409)).contains("is already pending");
    assertThat(inbox().waiting()).hasSize(1);
  }

  @Test
  void aLapsedDecisionDoesNotCount() {
    api.lake()
        .others()
        .add(
            "ops.overrides",
            row(
                "2024-03-02T00:00:00Z",
                "id",
                "9f2c1ab4e07d",
                "decision",
                "approve",
                "who",
                "ann",
                "why",
                "for a day",
                "until",
                Instant.parse("2024-03-03T00:00:00Z")));
    assertThat(json(ROW, REJECT).status()).isEqualTo(202);
  }

  @Test
  void aTickerIsHaltedAndResolved() {
    String resolve = "{\"action\":\"resolve\",\"who\":\"ann\",\"why\":\"beta was asked\"}";
    String open =
        "{\"action\":\"open\",\"who\":\"ann\",\"why\":\"it halves\",\"date\":\"2024-03-01\"}";
    assertThat(json("/v1/ops/halts/AAPL", resolve).status()).isEqualTo(202);
    assertThat(json("/v1/ops/halts/AAPL", resolve).problem(409)).contains("already pending");
    assertThat(json("/v1/ops/halts/MSFT", open).json().get("action").asText()).isEqualTo("open");
    assertThat(inbox().waiting())
        .extracting(waiting -> ((DecisionMessage.Halt) waiting.message()).state())
        .containsExactly(HaltState.RESOLVED, HaltState.HALTED);
    assertThat(json("/v1/ops/halts/AAPL", open).problem(409))
        .isEqualTo("AAPL is HALTED and cannot become HALTED; it can become [RESOLVED]");
    assertThat(json("/v1/ops/halts/XOM", resolve).problem(409)).contains("XOM is OK");
    assertThat(json("/v1/ops/halts/XOM", open.replace("2024-03-01", "")).problem(400))
        .contains("say the session");
    assertThat(json("/v1/ops/halts/XOM", open.replace("open", "stop")).problem(400))
        .isEqualTo("action is 'stop'; use open or resolve");
    assertThat(json("/v1/ops/halts/APPL", open).problem(404)).contains("'APPL' is not known");
  }

  @ParameterizedTest
  @ValueSource(strings = {ROW, "/v1/ops/halts/AAPL"})
  void aFormOfAnotherSiteIsRefused(String path) {
    String form = "application/x-www-form-urlencoded";
    assertThat(api.post(path, REJECT, "Content-Type", form).problem(415)).contains(form);
    assertThat(api.post(path, REJECT, "Content-Type", "text/plain").problem(415)).isNotEmpty();
    assertThat(api.post(path, REJECT).problem(415)).isNotEmpty();
    for (String origin : new String[] {"https://elsewhere.example", "null", "", "not a uri"}) {
      assertThat(
              api.post(path, REJECT, "Content-Type", "application/json", "Origin", origin)
                  .problem(403))
          .contains("only the API's own pages");
    }
    String otherPort = api.server().address().toString().replaceFirst(":\\d+$", ":1");
    assertThat(
            api.post(path, REJECT, "Content-Type", "application/json", "Origin", otherPort)
                .problem(403))
        .contains(":1'");
    assertThat(inbox().waiting()).isEmpty();
  }

  @Test
  void theApisOwnPageIsAccepted() {
    String own = api.server().address().toString();
    String type = "application/json; charset=utf-8";
    assertThat(api.post(ROW, REJECT, "Content-Type", type, "Origin", own).status()).isEqualTo(202);
  }

  @Test
  void aForeignNameThatResolvesHereIsRefused() throws IOException {
    assertThat(postTo("elsewhere.example")).startsWith("HTTP/1.1 403");
    assertThat(postTo("127.0.0.1.elsewhere.example")).startsWith("HTTP/1.1 403");
    assertThat(inbox().waiting()).isEmpty();
    assertThat(postTo("localhost")).startsWith("HTTP/1.1 202");
  }

  /** Sends a raw request, since Java's HTTP client does not allow setting the Host header. */
  private String postTo(String host) throws IOException {
    URI address = api.server().address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          "POST %s HTTP/1.1\r\nHost: %s:%d\r\nOrigin: http://%s:%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
              .formatted(
                  ROW, host, address.getPort(), host, address.getPort(), REJECT.length(), REJECT);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Answer json(String path, String body) {
    return api.post(path, body, "Content-Type", "application/json");
  }

  private DecisionInbox inbox() {
    return new DecisionInbox(api.lake().root());
  }
}
