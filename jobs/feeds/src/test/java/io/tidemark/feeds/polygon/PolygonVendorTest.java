package io.tidemark.feeds.polygon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.ScriptedServer;
import io.tidemark.feeds.rest.TestRequesters;
import io.tidemark.feeds.rest.VendorClient;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolygonVendorTest {
  private static final String EMPTY = "{\"status\":\"OK\",\"resultsCount\":0}";
  private static final String NO_ACTIONS = "{\"status\":\"OK\",\"results\":[]}";
  private static final LocalDate FROM = LocalDate.of(2024, 1, 2);
  private static final LocalDate TO = LocalDate.of(2024, 2, 1);

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void asksForRawBarsThenSplitsThenDividends() {
    server.then(200, EMPTY).then(200, NO_ACTIONS).then(200, NO_ACTIONS);

    FetchedSubject fetched = vendor(server.url()).fetch("BRK.B", FROM, TO);

    assertThat(fetched.failure()).isEmpty();
    assertThat(fetched.responses())
        .extracting(VendorResponse::resource)
        .containsExactly("bars", "splits", "dividends");
    assertThat(server.asked())
        .extracting(asked -> asked.uri().toString())
        .containsExactly(
            "/v2/aggs/ticker/BRK.B/range/1/day/2024-01-02/2024-02-01"
                + "?adjusted=false&sort=asc&limit=50000",
            "/v3/reference/splits?ticker=BRK.B&execution_date.lte=2024-02-01&limit=1000",
            "/v3/reference/dividends?ticker=BRK.B&ex_dividend_date.lte=2024-02-01&limit=1000");
    assertThat(server.asked())
        .allSatisfy(
            asked -> assertThat(asked.headers().getFirst("Authorization")).isEqualTo("Bearer k3y"));
  }

  @Test
  void followsPagesOnItsOwnHostAndWithoutAnyKey() {
    server
        .then(200, page("https://api.elsewhere.example/v2/aggs/next?cursor=a%3D&apiKey=k3y"))
        .then(200, page(server.url() + "/v2/aggs/next?apikey=k3y&cursor=b"))
        .then(200, EMPTY)
        .then(200, NO_ACTIONS)
        .then(200, NO_ACTIONS);

    FetchedSubject fetched = vendor(server.url()).fetch("AXLO", FROM, TO);

    assertThat(fetched.responses()).extracting(VendorResponse::page).containsExactly(0, 1, 2, 0, 0);
    assertThat(fetched.responses())
        .extracting(VendorResponse::url)
        .noneMatch(url -> url.contains("k3y"));
    assertThat(fetched.responses())
        .extracting(response -> new String(response.body(), StandardCharsets.UTF_8))
        .noneMatch(body -> body.contains("k3y"))
        .startsWith(
            page("https://api.elsewhere.example/v2/aggs/next?cursor=a%3D&apiKey=(key)"),
            page(server.url() + "/v2/aggs/next?apikey=(key)&cursor=b"),
            EMPTY);
    assertThat(server.asked().get(1).uri()).hasToString("/v2/aggs/next?cursor=a%3D");
    assertThat(server.asked().get(2).uri()).hasToString("/v2/aggs/next?cursor=b");
  }

  @Test
  void keepsTheFolderOfAProxy() {
    server
        .then(200, page("https://api.elsewhere.example/v2/next?cursor=a"))
        .then(200, page(server.url() + "/proxy/v2/next?cursor=b"))
        .then(200, EMPTY)
        .then(200, NO_ACTIONS)
        .then(200, NO_ACTIONS);

    vendor(server.url() + "/proxy/").fetch("AXLO", FROM, TO);

    assertThat(server.asked().get(1).uri()).hasToString("/proxy/v2/next?cursor=a");
    assertThat(server.asked().get(2).uri()).hasToString("/proxy/v2/next?cursor=b");
  }

  @Test
  void refusesToGoInCircles() {
    server.then(200, page("/v2/next?cursor=a")).then(200, page("/v2/next?cursor=a"));

    FetchedSubject fetched = vendor(server.url()).fetch("AXLO", FROM, TO);

    assertThat(fetched.responses()).isEmpty();
    assertThat(fetched.failure().orElseThrow().reason()).contains("repeats an earlier address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/ne xt?apiKey=k3y&cursor=a",
        "/v2/next?cursor=%3&apikey=k3y",
        "/v2/next?APIKEY=k3y%3",
        "/v2/next apiKey= k3y"
      })
  void anUnreadableNextPageIsReportedWithoutTheKey(String next) {
    server.then(200, page(next));

    FetchedSubject fetched = vendor(server.url()).fetch("AXLO", FROM, TO);

    assertThat(fetched.failure().orElseThrow().reason())
        .startsWith("next_url is not an address: ")
        .contains("/v2/ne")
        .doesNotContain("k3y");
  }

  @Test
  void refusesToPageForEver() {
    for (int i = 0; i <= 1000; i++) {
      server.then(200, page("/v2/next?cursor=" + i));
    }

    FetchedSubject fetched = vendor(server.url()).fetch("AXLO", FROM, TO);

    assertThat(fetched.failure().orElseThrow().reason()).isEqualTo("more than 1000 pages");
  }

  @Test
  void anErrorWithAGoodStatusIsAFailure() {
    for (int i = 0; i < 5; i++) {
      server.then(200, "{\"status\":\"ERROR\",\"error\":\"come back later\"}");
    }

    FetchedSubject fetched = vendor(server.url()).fetch("AXLO", FROM, TO);

    assertThat(fetched.failure().orElseThrow().reason()).contains("status 'ERROR'");
  }

  @Test
  void aFailureOfOneResourceIsAFailureOfTheSubject() {
    server.then(200, EMPTY).then(403, "{\"status\":\"NOT_AUTHORIZED\"}");

    FetchedSubject fetched = vendor(server.url()).fetch("AXLO", FROM, TO);

    assertThat(fetched.responses()).isEmpty();
    assertThat(fetched.rejected())
        .extracting(kept -> kept.resource() + " " + kept.status())
        .containsExactly("bars 200", "splits 403");
    assertThat(fetched.failure().orElseThrow())
        .satisfies(
            failure -> {
              assertThat(failure.resource()).isEqualTo("splits");
              assertThat(failure.status()).isEqualTo(403);
              assertThat(failure.attempts()).isEqualTo(1);
              assertThat(failure.subject()).isEqualTo("AXLO");
            });
  }

  private static PolygonVendor vendor(String base) {
    return new PolygonVendor(
        new VendorClient(
            "polygon",
            base,
            ApiKey.authorization("Bearer", "k3y"),
            TestRequesters.noting(new ArrayList<>()),
            PolygonVendor.PROTOCOL.reader()));
  }

  private static String page(String next) {
    return "{\"status\":\"OK\",\"results\":[],\"next_url\":\"" + next + "\"}";
  }
}
