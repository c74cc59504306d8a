package io.tidemark.feeds.alphavantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.FailureKind;
import io.tidemark.feeds.RefusedResponse;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.vendors.ResponseParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses in the vendor's documented format, with made figures. */
class AlphaVantageProtocolTest {
  static final String JSON =
      """
      {
          "Meta Data": {
              "1. Information": "Daily Time Series with Splits and Dividend Events",
              "2. Symbol": "AXLO",
              "3. Last Refreshed": "2014-08-07",
              "4. Output Size": "Full size",
              "5. Time Zone": "US/Eastern"
          },
          "Time Series (Daily)": {
              "2014-08-07": {
                  "1. open": "94.9300",
                  "2. high": "95.9500",
                  "3. low": "94.1000",
                  "4. close": "94.4800",
                  "5. adjusted close": "20.9563",
                  "6. volume": "46711179",
                  "7. dividend amount": "0.4700",
                  "8. split coefficient": "1.0"
              },
              "2014-06-09": {
                  "1. open": "92.7000",
                  "2. high": "93.8800",
                  "3. low": "91.7500",
                  "4. close": "93.7000",
                  "5. adjusted close": "20.6762",
                  "6. volume": "75414997",
                  "7. dividend amount": "0.0000",
                  "8. split coefficient": "7.0"
              },
              "2014-06-06": {
                  "1. open": "649.9000",
                  "2. high": "651.2600",
                  "3. low": "644.4700",
                  "4. close": "645.5700",
                  "5. adjusted close": "20.3503",
                  "6. volume": "12497800",
                  "7. dividend amount": "0.0000",
                  "8. split coefficient": "1.0"
              }
          }
      }
      """;

  private static final String CSV =
      """
      timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient
      2014-08-07,94.9300,95.9500,94.1000,94.4800,20.9563,46711179,0.4700,1.0
      2014-06-09,92.7000,93.8800,91.7500,93.7000,20.6762,75414997,0.0000,7.0
      2014-06-06,649.9000,651.2600,644.4700,645.5700,20.3503,12497800,0.0000,1.0
      """;

  private static final String URL = "https://www.alphavantage.co/query?symbol=AXLO";

  @Test
  void barsAreAsTradedAndTheirRowsGiveActions() {
    List<TextRow> rows = rows(URL, JSON);

    assertThat(rows)
        .extracting(TextRow::kind)
        .containsExactly(
            TextRow.Kind.BAR,
            TextRow.Kind.ACTION,
            TextRow.Kind.BAR,
            TextRow.Kind.ACTION,
            TextRow.Kind.BAR);
    assertThat(rows.get(4).fields())
        .isEqualTo(
            Map.of(
                "ticker", "AXLO",
                "date", "2014-06-06",
                "open", "649.9000",
                "high", "651.2600",
                "low", "644.4700",
                "close", "645.5700",
                "volume", "12497800",
                "adj_close", "20.3503"));
    assertThat(rows.get(1).fields())
        .isEqualTo(
            Map.of("ticker", "AXLO", "date", "2014-08-07", "kind", "DIVIDEND", "amount", "0.4700"));
    assertThat(rows.get(3).fields())
        .isEqualTo(
            Map.of("ticker", "AXLO", "date", "2014-06-09", "kind", "SPLIT", "amount", "7.0"));
    assertThat(rows.get(4).place()).isEqualTo("alphavantage/bars/AXLO#2");
    assertThat(rows.get(4).raw()).startsWith("{\"timestamp\":\"2014-06-06\",\"open\":\"649.9000\"");
    assertThat(rows).allMatch(row -> row.knownAt() == null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void csvGivesTheSameRowsAsJson(String lineEnd) {
    assertThat(rows(URL, CSV.replace("\n", lineEnd))).isEqualTo(rows(URL, JSON));
  }

  @Test
  void onlyTheDaysInTheAddressAreRead() {
    assertThat(rows(URL + "#2014-06-06/2014-06-09", JSON))
        .extracting(row -> row.kind() + " " + row.text("date"))
        .containsExactly("BAR 2014-06-09", "ACTION 2014-06-09", "BAR 2014-06-06");
    assertThat(rows(URL + "#2015-01-01/2015-12-31", JSON)).isEmpty();
  }

  @Test
  void aRepeatedDayIsTwoRowsForValidation() {
    String twice = JSON.replace("\"2014-06-06\"", "\"2014-06-09\"");

    assertThat(rows(URL, twice))
        .filteredOn(row -> row.kind() == TextRow.Kind.BAR)
        .extracting(row -> row.text("date") + " " + row.text("close"))
        .containsExactly("2014-08-07 94.4800", "2014-06-09 93.7000", "2014-06-09 645.5700");
  }

  @Test
  void invalidValuesAreLeftForValidation() {
    String odd =
        JSON.replace("\"4. close\": \"645.5700\",", "")
            .replace("\"8. split coefficient\": \"7.0\"", "\"8. split coefficient\": \"7:1\"")
            .replace("2014-08-07\": {", "soon\": {");

    List<TextRow> rows = rows(URL + "#2014-06-06/2014-06-09", odd);

    assertThat(rows.get(0).text("date")).isEqualTo("soon");
    assertThat(rows.get(3).text("amount")).isEqualTo("7:1");
    assertThat(rows.get(4).text("close")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Note\":\"5 calls per minute\"}                    | THROTTLED   | 5 calls per minute",
        "{\"Information\":\"25 requests per day\"}            | THROTTLED   | 25 requests per day",
        "{\"Information\":\"This is a premium endpoint\"}     | ENTITLEMENT | premium endpoint",
        "{\"Error Message\":\"Invalid API call\"}             | NOT_FOUND   | Invalid API call"
      })
  void aRefusalKeepsItsMessageAndKind(String body, FailureKind kind, String words) {
    assertThatThrownBy(() -> rows(URL, body))
        .isInstanceOfSatisfying(
            RefusedResponse.class, refused -> assertThat(refused.kind()).isEqualTo(kind))
        .hasMessageContaining(words)
        .hasMessageContaining(URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>busy</html>",
        "",
        "{}",
        "[]",
        "{\"Time Series (Daily)\":[]}",
        "{\"Time Series (Daily)\":{\"2014-08-07\":{\"1. open\":\"94.9",
        "timestamp,open,high,low,close\n",
        """
        timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient
        2014-08-07,94.93
        """,
        "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient\n"
            + "2014-08-07,1,1,1,1,1,1,0,1"
      })
  void aBodyThatDoesNotMatchTheProtocolIsRefused(String body) {
    assertThatThrownBy(() -> rows(URL, body))
        .isInstanceOf(UserFault.class)
        .isNotInstanceOf(RefusedResponse.class)
        .hasMessageContaining("alphavantage/bars/AXLO");
  }

  @Test
  void thereAreNoOtherResources() {
    byte[] body = JSON.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ResponseParser.parse("alphavantage", "splits", "AXLO", URL, body))
        .hasMessageContaining("alphavantage has no resource 'splits'");
  }

  static List<TextRow> rows(VendorResponse answer) {
    return ResponseParser.parse(
        answer.vendor(), answer.resource(), answer.subject(), answer.url(), answer.body());
  }

  private static List<TextRow> rows(String url, String body) {
    return ResponseParser.parse(
        "alphavantage", "bars", "AXLO", url, body.getBytes(StandardCharsets.UTF_8));
  }
}
