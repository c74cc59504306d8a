package io.tidemark.feeds.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.feeds.FailureKind;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.VendorFailure;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.rest.ScriptedServer;
import io.tidemark.feeds.rest.TestRequesters;
import io.tidemark.feeds.rest.VendorClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlphaVantageVendorTest {
  private static final String KEY = "K3YK3YK3Y";
  private static final String QUOTA =
      "{\"Information\": \"We have detected your API key as %s and our standard API rate limit is 25 requests per day. Please subscribe to any of the premium plans.\"}"
          .formatted(KEY);
  private static final LocalDate FROM = LocalDate.of(2014, 6, 6);
  private static final LocalDate TO = LocalDate.of(2014, 6, 9);

  private final ScriptedServer server = new ScriptedServer();
  private final List<Duration> waits = new ArrayList<>();
  private final Vendor vendor =
      AlphaVantageVendor.PROTOCOL
          .opening()
          .apply(
              new VendorClient(
                  "alphavantage",
                  server.url(),
                  AlphaVantageVendor.PROTOCOL.signature().apply(List.of(KEY)),
                  TestRequesters.noting(waits),
                  AlphaVantageVendor.PROTOCOL.reader()));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void requestsTheWholeSeriesAndKeepsTheDaysInTheAddressButNotTheKey() {
    server.then(200, AlphaVantageProtocolTest.JSON);

    FetchedSubject fetched = vendor.fetch("BRK.B", FROM, TO);

    assertThat(fetched.failure()).isEmpty();
    assertThat(server.asked().get(0).uri())
        .hasToString(
            "/query?function=TIME_SERIES_DAILY_ADJUSTED&symbol=BRK.B&outputsize=full&datatype=json&apikey="
                + KEY);
    VendorResponse answer = fetched.responses().get(0);
    assertThat(answer.url()).endsWith("&datatype=json#2014-06-06/2014-06-09");
    assertThat(answer.resource()).isEqualTo("bars");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .as("byte for byte")
        .isEqualTo(AlphaVantageProtocolTest.JSON);
  }

  @Test
  void aRecentRangeNeedsOnlyACompactResponse() {
    server.then(200, AlphaVantageProtocolTest.JSON).then(200, AlphaVantageProtocolTest.JSON);
    LocalDate today = LocalDate.of(2024, 3, 1);

    vendor.fetch("AAPL", today.minusDays(129), today);
    vendor.fetch("AAPL", today.minusDays(130), today);

    assertThat(server.asked().get(0).uri().getQuery()).contains("outputsize=compact");
    assertThat(server.asked().get(1).uri().getQuery()).contains("outputsize=full");
  }

  @Test
  void anExceededQuotaIsRetriedLikeA429() {
    server
        .then(200, QUOTA)
        .then(200, "{\"Note\": \"Our standard API call frequency is 5 calls per minute.\"}")
        .then(200, AlphaVantageProtocolTest.JSON);

    FetchedSubject fetched = vendor.fetch("AAPL", FROM, TO);

    assertThat(fetched.failure()).isEmpty();
    assertThat(fetched.responses()).hasSize(1);
    assertThat(fetched.rejected()).as("stored as evidence").hasSize(2);
    assertThat(waits)
        .as("15 s, then 30 s, each with jitter of half its length")
        .hasSize(2)
        .allMatch(wait -> wait.toMillis() >= 7_500);
  }

  @Test
  void aPermanentlyExceededQuotaIsAFailureWithTheVendorsMessageWithoutTheKey() {
    for (int i = 0; i < 5; i++) {
      server.then(200, QUOTA);
    }

    FetchedSubject fetched = vendor.fetch("AAPL", FROM, TO);

    VendorFailure failure = fetched.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(FailureKind.THROTTLED);
    assertThat(failure.attempts()).isEqualTo(5);
    assertThat(failure.status()).isEqualTo(200);
    assertThat(failure.reason())
        .contains("detected your API key as (key)")
        .contains("25 requests per day");
    assertThat(fetched.responses()).isEmpty();
    assertThat(everything(fetched)).noneMatch(text -> text.contains(KEY));
  }

  @Test
  void aWaitGivenWithTheQuotaIsRespected() {
    server.then(200, QUOTA, "Retry-After", "42").then(200, AlphaVantageProtocolTest.JSON);

    assertThat(vendor.fetch("AAPL", FROM, TO).failure()).isEmpty();
    assertThat(waits).containsExactly(Duration.ofSeconds(42));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Error Message | Invalid API call. Please retry or visit the documentation | NOT_FOUND",
        "Error Message | the parameter apikey is invalid or missing                | REFUSED",
        "Information   | Thank you! This is a premium endpoint.                    | ENTITLEMENT",
        "Information   | outputsize=full is a premium feature                      | ENTITLEMENT"
      })
  void aPermanentErrorIsAFailureAtOnce(String field, String words, FailureKind kind) {
    server.then(200, "{\"%s\": \"%s\"}".formatted(field, words));

    VendorFailure failure = vendor.fetch("NONE", FROM, TO).failure().orElseThrow();

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.reason()).contains(words);
  }

  @Test
  void aTruncatedBodyIsRetried() {
    server
        .then(200, AlphaVantageProtocolTest.JSON.substring(0, 300))
        .then(200, "{}")
        .then(503, "down")
        .then(200, AlphaVantageProtocolTest.JSON);

    FetchedSubject fetched = vendor.fetch("AAPL", FROM, TO);

    assertThat(fetched.failure()).isEmpty();
    assertThat(fetched.rejected())
        .extracting(VendorResponse::status)
        .containsExactly(200, 200, 503);
    assertThat(AlphaVantageProtocolTest.rows(fetched.responses().get(0)))
        .filteredOn(row -> row.kind() == TextRow.Kind.BAR)
        .hasSize(2);
  }

  private static List<String> everything(FetchedSubject fetched) {
    Stream<String> answers =
        fetched.rejected().stream()
            .map(r -> r.url() + new String(r.body(), StandardCharsets.UTF_8));
    return Stream.concat(answers, Stream.of(fetched.toString())).toList();
  }
}
