package io.tidemark.feeds.fred;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.ScriptedServer;
import io.tidemark.feeds.rest.TestRequesters;
import io.tidemark.feeds.rest.VendorClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FredVendorTest {
  private static final String NONE = "{\"count\":0,\"offset\":0,\"observations\":[]}";

  private final ScriptedServer server = new ScriptedServer();
  private final FredVendor vendor =
      new FredVendor(
          new VendorClient(
              "fred",
              server.url(),
              ApiKey.query("api_key", "k3y"),
              TestRequesters.noting(new ArrayList<>()),
              FredVendor.PROTOCOL.reader()));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void requestsEveryVintageAndStoresNoKey() {
    server.then(200, NONE);

    FetchedSubject fetched = fetch();

    assertThat(server.asked().get(0).uri())
        .hasToString(
            "/fred/series/observations?series_id=UNRATE&observation_start=2015-01-01"
                + "&observation_end=2024-02-01&realtime_start=1776-07-04&realtime_end=9999-12-31"
                + "&file_type=json&limit=100000&offset=0&api_key=k3y");
    assertThat(fetched.responses().get(0).url()).doesNotContain("k3y").endsWith("&offset=0");
  }

  @Test
  void followsOffsets() {
    String row = "{\"realtime_start\":\"2024-01-05\",\"date\":\"2023-12-01\",\"value\":\"3.7\"}";
    server
        .then(200, "{\"count\":3,\"observations\":[%s,%s]}".formatted(row, row))
        .then(200, "{\"count\":3,\"observations\":[%s]}".formatted(row));

    FetchedSubject fetched = fetch();

    assertThat(fetched.responses()).hasSize(2);
    assertThat(server.asked().get(1).uri().getQuery()).contains("offset=2");
  }

  @Test
  void anEmptyPageBeforeTheEndIsAFault() {
    server.then(200, "{\"count\":3,\"observations\":[]}");

    assertThat(fetch().failure().orElseThrow().reason()).contains("empty page");
  }

  @Test
  void requestsShorterPeriodsIfThereAreTooManyVintages() {
    server.then(
        400,
        "{\"error_message\":\"This exceeds the maximum number of vintage dates allowed (2000)\"}");
    for (int i = 0; i < 7; i++) {
      server.then(200, NONE);
    }

    FetchedSubject fetched = fetch();

    assertThat(fetched.failure()).isEmpty();
    assertThat(fetched.rejected()).extracting(VendorResponse::status).containsExactly(400);
    List<String> periods =
        server.asked().stream()
            .skip(1)
            .map(asked -> asked.uri().getQuery().replaceAll(".*realtime_start=(.{10}).*", "$1"))
            .toList();
    assertThat(periods)
        .containsExactly(
            "1776-07-04",
            "1996-01-01",
            "2001-01-01",
            "2006-01-01",
            "2011-01-01",
            "2016-01-01",
            "2021-01-01");
  }

  private FetchedSubject fetch() {
    return vendor.fetch("UNRATE", LocalDate.of(2015, 1, 1), LocalDate.of(2024, 2, 1));
  }
}
