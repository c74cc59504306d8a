package io.tidemark.feeds.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.TextRow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseParserTest {
  private static final String URL = "http://127.0.0.1/asked";

  @Test
  void polygonBarsAreDatedInNewYorkAndKeepTheirText() {
    List<TextRow> rows =
        parse(
            "sim-polygon",
            "bars",
            """
            {"ticker":"AXLO","status":"OK","results":[
              {"v":9.5595226E7,"o":162.25,"c":156.80,"h":162.34,"l":156.72,"t":1651003200000},
              {"v":642646396.0,"o":1.5,"h":1.6,"l":1.4,"t":1112331600000},
              {"c":null,"t":"soon"}]}""");

    assertThat(rows.get(0).fields())
        .isEqualTo(
            Map.of(
                "ticker",
                "AXLO",
                "date",
                "2022-04-26",
                "open",
                "162.25",
                "high",
                "162.34",
                "low",
                "156.72",
                "close",
                "156.80",
                "volume",
                "95595226"));
    assertThat(rows.get(0).place()).isEqualTo("sim-polygon/bars/AXLO#0");
    assertThat(rows.get(0).knownAt()).isNull();
    assertThat(rows.get(1).text("date")).isEqualTo("2005-04-01");
    assertThat(rows.get(1).text("volume")).isEqualTo("642646396.0");
    assertThat(rows.get(1).text("close")).isEmpty();
    assertThat(rows.get(2).text("date")).isEmpty();
    assertThat(rows.get(2).raw()).isEqualTo("{\"c\":null,\"t\":\"soon\"}");
  }

  @ParameterizedTest
  @CsvSource({"sim-polygon, results, 1711459800000", "sim-alpaca, bars, \"2024-03-26T13:30:00Z\""})
  void minuteBarsHaveTradesIfTheVendorGivesThem(String vendor, String list, String time) {
    String minute = "{\"t\":%s,\"o\":2,\"h\":3,\"l\":1,\"c\":2,\"v\":10".formatted(time);
    List<TextRow> rows =
        parse(
            vendor,
            "minutes",
            "{\"status\":\"OK\",\"%s\":[%s,\"n\":7},%s}]}".formatted(list, minute, minute));

    assertThat(rows.get(0).text("time")).isEqualTo("2024-03-26T13:30:00Z");
    assertThat(rows.get(0).text("trades")).isEqualTo("7");
    assertThat(rows.get(1).fields()).doesNotContainKey("trades");
  }

  @Test
  void polygonSplitsAreNewSharesPerOld() {
    List<TextRow> rows =
        parse(
            "polygon",
            "splits",
            """
            {"status":"OK","results":[
              {"execution_date":"2022-07-18","split_from":1,"split_to":20,"ticker":"AXLO"},
              {"execution_date":"2022-05-20","split_from":2,"split_to":1},
              {"execution_date":"2022-05-02","split_from":3,"split_to":4},
              {"execution_date":"2022-05-02","split_from":0,"split_to":4}]}""");

    assertThat(rows)
        .extracting(row -> row.text("amount"))
        .containsExactly("20", "0.5", "1.333333333333333", "");
    assertThat(rows).allSatisfy(row -> assertThat(row.text("kind")).isEqualTo("SPLIT"));
    assertThat(rows.get(1).text("ticker")).isEqualTo("AXLO");
  }

  @Test
  void polygonLeavesTheListOutIfThereAreNoBars() {
    assertThat(parse("polygon", "bars", "{\"status\":\"OK\",\"resultsCount\":0}")).isEmpty();
  }

  @Test
  void polygonDividendsAreDatedOnTheirExDate() {
    List<TextRow> rows =
        parse(
            "polygon",
            "dividends",
            """
            {"status":"OK","results":[
              {"cash_amount":0.59375,"declaration_date":"2024-05-20","dividend_type":"CD",
               "ex_dividend_date":"2024-06-12","frequency":4,"pay_date":"2024-06-30",
               "record_date":"2024-06-14","ticker":"AXLO"}]}""");

    assertThat(rows)
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.fields())
                    .containsEntry("ticker", "AXLO")
                    .containsEntry("date", "2024-06-12")
                    .containsEntry("kind", "DIVIDEND")
                    .containsEntry("amount", "0.59375"));
  }

  @Test
  void polygonBarsCarryTheirVwap() {
    List<TextRow> rows =
        parse(
            "polygon",
            "bars",
            """
            {"ticker":"AXLO","status":"OK","results":[
              {"v":95595226,"vw":158.7,"o":162.25,"c":156.80,"h":162.34,"l":156.72,
               "t":1651003200000}]}""");

    assertThat(rows.get(0).text("vwap")).isEqualTo("158.7");
  }

  @Test
  void polygonsGroupedDayIsASummaryOfTheTickersAskedFor() {
    List<TextRow> rows =
        ResponseParser.parse(
            "polygon",
            "grouped",
            "2020-10-14:AXLO,SHLQ",
            URL,
            """
            {"status":"OK","results":[
              {"T":"AXLO","v":895345,"o":25.9,"c":25.8,"h":26.2,"l":25.7,"t":1602705600000},
              {"T":"YRDQ","v":100,"o":24.5,"c":24.5,"h":24.6,"l":24.5,"t":1602705600000}]}"""
                .getBytes(StandardCharsets.UTF_8));

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).fields())
        .containsEntry("ticker", "AXLO")
        .containsEntry("date", "2020-10-14")
        .containsEntry("until", "2020-10-14")
        .containsEntry("rows", "1")
        .containsEntry("volume", "895345");
    assertThat(rows.get(0).place()).isEqualTo("polygon/grouped/2020-10-14#0");
    assertThat(rows.get(1).fields())
        .as("not in the answer: it did not trade")
        .containsEntry("ticker", "SHLQ")
        .containsEntry("rows", "0")
        .containsEntry("volume", "0");
  }

  @Test
  void tiingoMinutesBeginAtTheirMoment() {
    List<TextRow> rows =
        parse(
            "tiingo",
            "minutes",
            """
            [{"date":"2018-01-02T14:30:00.000Z","open":1053.02,"high":1061.91,"low":1053.02,
              "close":1061.15}]""");

    assertThat(rows.get(0).kind()).isEqualTo(TextRow.Kind.MINUTE);
    assertThat(rows.get(0).text("time")).isEqualTo("2018-01-02T14:30:00Z");
    assertThat(rows.get(0).text("date")).isEqualTo("2018-01-02");
    assertThat(rows.get(0).text("high")).isEqualTo("1061.91");
    assertThat(rows.get(0).text("volume")).isEmpty();
  }

  @Test
  void tiingoMonthsAreSummariesOfAllTheirDays() {
    String month =
        """
        [{"date":"2018-01-05T00:00:00.000Z","close":1110.29,"high":1111.27,"low":1101.62,
          "open":1102.41,"volume":5889084,"adjClose":1110.25,"divCash":0.0,"splitFactor":1.0}]""";

    assertThat(parse("tiingo", "monthly", month).get(0).fields())
        .containsEntry("date", "2018-01-01")
        .containsEntry("until", "2018-01-31")
        .containsEntry("rows", "")
        .containsEntry("volume", "5889084");
    assertThat(parse("tiingo", "bars", month).get(0).text("adj_close")).isEqualTo("1110.25");
  }

  @Test
  void tiingoDaysCarryTheirActions() {
    List<TextRow> rows =
        parse(
            "tiingo",
            "bars",
            """
            [{"date":"2014-06-09T00:00:00.000Z","close":93.7,"high":93.88,"low":91.75,"open":92.7,
              "volume":75415000,"divCash":0.0,"splitFactor":7.0},
             {"date":"2014-08-07T00:00:00+00:00","close":null,"high":95.9,"low":94.1,"open":94.9,
              "volume":46711200,"divCash":0.47,"splitFactor":1.0}]""");

    assertThat(rows)
        .extracting(TextRow::kind)
        .containsExactly(
            TextRow.Kind.BAR, TextRow.Kind.ACTION, TextRow.Kind.BAR, TextRow.Kind.ACTION);
    assertThat(rows.get(1).fields())
        .isEqualTo(
            Map.of("ticker", "AXLO", "date", "2014-06-09", "kind", "SPLIT", "amount", "7.0"));
    assertThat(rows.get(2).text("close")).isEmpty();
    assertThat(rows.get(3).fields())
        .isEqualTo(
            Map.of("ticker", "AXLO", "date", "2014-08-07", "kind", "DIVIDEND", "amount", "0.47"));
  }

  @Test
  void fredValuesAreKnownFromTheSessionAfterTheirPublication() {
    List<TextRow> rows =
        parse(
            "fred",
            "macro",
            """
            {"count":2,"observations":[
              {"realtime_start":"2015-05-08","realtime_end":"2015-06-04","date":"2015-04-01",
               "value":"5.4"},
              {"realtime_start":"2015-06-05","realtime_end":"9999-12-31","date":"2015-05-01",
               "value":"."}]}""");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).fields())
        .isEqualTo(Map.of("series", "AXLO", "date", "2015-04-01", "value", "5.4"));
    assertThat(rows.get(0).knownAt())
        .isEqualTo(TradingCalendar.XNYS.open(LocalDate.of(2015, 5, 11)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "polygon     | bars   | {\"status\":\"OK\",\"results\":[{\"t\"",
        "polygon     | bars   | {\"status\":\"OK\",\"results\":[1]}",
        "polygon     | bars   | {\"status\":\"OK\"}",
        "polygon     | news   | {\"status\":\"OK\",\"results\":[{}]}",
        "polygon     | bars   | []",
        "tiingo      | bars   | {\"detail\":\"limit\"}",
        "tiingo      | bars   | [] []",
        "tiingo      | bars   | <html>",
        "tiingo      | splits | []",
        "fred        | macro  | {\"error_code\":400}",
        "fred        | macro  | {\"observations\":[{\"realtime_start\":\"x\",\"value\":\"1\"}]}",
        "fred        | bars   | {\"observations\":[]}",
        "other       | bars   | []"
      })
  void namesThePlaceOfABodyThatDoesNotMatchTheProtocol(
      String vendor, String resource, String body) {
    assertThatThrownBy(() -> parse(vendor, resource, body))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(vendor)
        .hasMessageContaining(URL);
  }

  private static List<TextRow> parse(String vendor, String resource, String body) {
    return ResponseParser.parse(
        vendor, resource, "AXLO", URL, body.getBytes(StandardCharsets.UTF_8));
  }
}
