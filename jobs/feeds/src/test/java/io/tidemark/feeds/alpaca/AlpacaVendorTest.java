package io.tidemark.feeds.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.feeds.FailureKind;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.VendorFailure;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.rest.ScriptedServer;
import io.tidemark.feeds.rest.TestRequesters;
import io.tidemark.feeds.rest.VendorClient;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlpacaVendorTest {
  private static final LocalDate FROM = LocalDate.of(2024, 1, 2);
  private static final LocalDate TO = LocalDate.of(2024, 4, 1);
  private static final String NO_ACTIONS = "{\"corporate_actions\":{},\"next_page_token\":null}";

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void asksForRawBarsFromMidnightToMidnightInNewYork() {
    server.then(200, bars(null)).then(200, NO_ACTIONS);

    FetchedSubject fetched = vendor().fetch("BRK.B", FROM, TO);

    assertThat(fetched.failure()).isEmpty();
    assertThat(fetched.responses())
        .extracting(VendorResponse::resource)
        .containsExactly("bars", "actions");
    assertThat(server.asked().get(0).uri())
        .hasToString(
            "/v2/stocks/BRK.B/bars?timeframe=1Day&start=2024-01-02T05%3A00%3A00Z"
                + "&end=2024-04-02T03%3A59%3A59Z&adjustment=raw&asof=-&limit=10000");
    assertThat(server.asked().get(1).uri().toString())
        .startsWith("/v1/corporate-actions?symbols=BRK.B&types=forward_split%2Creverse_split")
        .contains("&start=2024-01-02&end=2024-07-30&limit=1000");
    assertThat(server.asked())
        .allSatisfy(
            asked -> {
              assertThat(asked.headers().getFirst("APCA-API-KEY-ID")).isEqualTo("PKID9");
              assertThat(asked.headers().getFirst("APCA-API-SECRET-KEY")).isEqualTo("s3cret");
            });
  }

  @Test
  void followsTokensOfBothResources() {
    server
        .then(200, bars("QUFQTHxE=="))
        .then(200, bars(null))
        .then(200, "{\"corporate_actions\":{},\"next_page_token\":\"b/2\"}")
        .then(200, NO_ACTIONS);

    FetchedSubject fetched = vendor().fetch("AXLO", FROM, TO);

    assertThat(fetched.responses()).extracting(VendorResponse::page).containsExactly(0, 1, 0, 1);
    assertThat(server.asked().get(1).uri().toString())
        .contains("timeframe=1Day", "adjustment=raw")
        .endsWith("&page_token=QUFQTHxE%3D%3D");
    assertThat(server.asked().get(3).uri().toString()).endsWith("&page_token=b%2F2");
  }

  @Test
  void refusesToGoInCircles() {
    server.then(200, bars("a")).then(200, bars("b")).then(200, bars("a"));

    FetchedSubject fetched = vendor().fetch("AXLO", FROM, TO);

    assertThat(fetched.responses()).isEmpty();
    VendorFailure failure = fetched.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(FailureKind.PAGING);
    assertThat(failure.reason()).isEqualTo("page 3 repeats an earlier address");
  }

  @Test
  void refusesToPageForEver() {
    for (int i = 0; i <= 1000; i++) {
      server.then(200, bars("t" + i));
    }

    assertThat(vendor().fetch("AXLO", FROM, TO).failure().orElseThrow().reason())
        .isEqualTo("more than 1000 pages");
  }

  @Test
  void dataOutsideThePlanIsNotCalledMissing() {
    server.then(
        403, "{\"message\":\"subscription does not permit querying recent SIP data s3cret\"}");

    VendorFailure failure = vendor().fetch("AXLO", FROM, TO).failure().orElseThrow();

    assertThat(failure.kind()).isEqualTo(FailureKind.ENTITLEMENT);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.reason())
        .contains("recent SIP data", "plan does not cover it", "may or may not exist");
  }

  @Test
  void aBadResponseIsStoredWithoutTheKeys() {
    server.then(
        403, "{\"message\":\"PKID9 with s3cret may not\",\"at\":\"" + "x".repeat(300) + "\"}");

    FetchedSubject fetched = vendor().fetch("AXLO", FROM, TO);

    assertThat(fetched.rejected()).hasSize(1);
    VendorResponse rejected = fetched.rejected().get(0);
    assertThat(rejected.status()).isEqualTo(403);
    assertThat(new String(rejected.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"message\":\"(key) with (key) may not\",\"at\":\"" + "x".repeat(300) + "\"}");
    assertThat(fetched.toString()).doesNotContain("PKID9").doesNotContain("s3cret");
  }

  private AlpacaVendor vendor() {
    return new AlpacaVendor(
        new VendorClient(
            "alpaca",
            server.url(),
            AlpacaVendor.key("PKID9", "s3cret"),
            TestRequesters.noting(new ArrayList<>()),
            AlpacaVendor.PROTOCOL.reader()));
  }

  private static String bars(String token) {
    return "{\"bars\":[],\"symbol\":\"AXLO\",\"next_page_token\":%s}"
        .formatted(token == null ? "null" : "\"" + token + "\"");
  }
}
