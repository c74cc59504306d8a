package io.tidemark.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.alpaca.AlpacaVendor;
import io.tidemark.feeds.fred.FredVendor;
import io.tidemark.feeds.polygon.PolygonVendor;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.ScriptedServer;
import io.tidemark.feeds.rest.TestRequesters;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorProtocol;
import io.tidemark.feeds.tiingo.TiingoVendor;
import io.tidemark.feeds.vendors.ResponseParser;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests for resources other than daily bars, and parsing of their responses. */
class WantedRequestsTest {
  private static final LocalDate FROM = LocalDate.of(2023, 12, 20);
  private static final LocalDate TO = LocalDate.of(2024, 2, 5);

  private final ScriptedServer server = new ScriptedServer();
  private final VendorClient client =
      new VendorClient(
          "vendor",
          server.url(),
          ApiKey.query("key", "s3cret"),
          TestRequesters.noting(new ArrayList<>()),
          (request, body) -> List.of());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void polygonMinutesArePagedLikeDays() {
    VendorClient polygon = named(PolygonVendor.PROTOCOL);
    server
        .then(200, "{\"status\":\"OK\",\"results\":[],\"next_url\":\"/v2/next?cursor=a\"}")
        .then(200, "{\"status\":\"OK\",\"resultsCount\":0}");

    FetchedSubject fetched = new PolygonVendor(polygon).fetch(Resource.MINUTES, "BRK.B", FROM, TO);

    assertThat(fetched.responses())
        .extracting(response -> response.resource() + response.page())
        .containsExactly("minutes0", "minutes1");
    assertThat(server.asked().get(0).uri().toString())
        .startsWith(
            "/v2/aggs/ticker/BRK.B/range/1/minute/2023-12-20/2024-02-05"
                + "?adjusted=false&sort=asc&limit=50000");
  }

  @Test
  void polygonsSummaryRequestsTheWholeMarketOfASession() {
    server.then(200, "{\"status\":\"OK\",\"resultsCount\":0}");

    FetchedSubject fetched =
        new PolygonVendor(named(PolygonVendor.PROTOCOL))
            .fetch(Resource.SUMMARY, "2024-02-05:A,B", FROM, TO);

    assertThat(fetched.failure()).isEmpty();
    assertThat(server.asked().get(0).uri().toString())
        .startsWith("/v2/aggs/grouped/locale/us/market/stocks/2024-02-05?adjusted=false");
  }

  @Test
  void tiingoMinutesAreRequestedByMonth() {
    server.then(200, "[]").then(200, "[]").then(200, "[]");

    FetchedSubject fetched =
        new TiingoVendor(named(TiingoVendor.PROTOCOL)).fetch(Resource.MINUTES, "AAPL", FROM, TO);

    assertThat(fetched.responses()).extracting(VendorResponse::page).containsExactly(0, 1, 2);
    assertThat(server.asked())
        .extracting(asked -> asked.uri().getPath() + " " + asked.uri().getQuery())
        .containsExactly(
            minutes("2023-12-20", "2023-12-31"),
            minutes("2024-01-01", "2024-01-31"),
            minutes("2024-02-01", "2024-02-05"));
  }

  @Test
  void onlyCompleteMonthsAreRequestedFromTiingoAndAlpaca() {
    server.then(200, "[]").then(200, "{\"bars\":null,\"next_page_token\":null}");

    new TiingoVendor(named(TiingoVendor.PROTOCOL)).fetch(Resource.SUMMARY, "AAPL", FROM, TO);
    new AlpacaVendor(named(AlpacaVendor.PROTOCOL)).fetch(Resource.SUMMARY, "AAPL", FROM, TO);

    assertThat(server.asked().get(0).uri().toString())
        .startsWith(
            "/tiingo/daily/AAPL/prices?startDate=2024-01-01&endDate=2024-01-31&resampleFreq=monthly");
    assertThat(server.asked().get(1).uri().getQuery())
        .startsWith("timeframe=1Month&start=2024-01-01T05:00:00Z&end=2024-02-01T04:59:59Z");
  }

  @Test
  void alpacaMinutesAreReadWithTheirVwap() {
    List<TextRow> rows =
        ResponseParser.parse(
            "alpaca",
            "minutes",
            "AAPL",
            "asked",
            """
            {"bars":[{"t":"2024-01-03T14:30:00Z","o":184.2,"h":185.8,"l":183.4,"c":184.25,
              "v":58,"n":6,"vw":184.31}],"symbol":"AAPL","next_page_token":null}\
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(rows.get(0).kind()).isEqualTo(TextRow.Kind.MINUTE);
    assertThat(rows.get(0).fields())
        .containsEntry("time", "2024-01-03T14:30:00Z")
        .containsEntry("date", "2024-01-03")
        .containsEntry("vwap", "184.31");
  }

  @Test
  void macroHasNoMinutes() {
    assertThatThrownBy(() -> new FredVendor(client).fetch(Resource.MINUTES, "UNRATE", FROM, TO))
        .isInstanceOf(UserFault.class)
        .hasMessage("vendor does not offer minutes; request daily only");
  }

  @Test
  void anInvalidGroupedSubjectIsNamed() {
    assertThatThrownBy(() -> new PolygonVendor(client).fetch(Resource.SUMMARY, "AAPL", FROM, TO))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("'AAPL' is not of the form");
  }

  private VendorClient named(VendorProtocol protocol) {
    return new VendorClient(
        protocol.vendor(),
        server.url(),
        ApiKey.query("key", "s3cret"),
        TestRequesters.noting(new ArrayList<>()),
        protocol.reader());
  }

  private static String minutes(String from, String to) {
    return "/iex/AAPL/prices startDate=%s&endDate=%s&resampleFreq=1min&columns=open,high,low,close,volume&format=json&key=s3cret"
        .formatted(from, to);
  }
}
