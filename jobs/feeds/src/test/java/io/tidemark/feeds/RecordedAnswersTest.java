package io.tidemark.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.feeds.vendors.ResponseParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parses real responses of the vendors if a copy of them is next to the checkout. */
class RecordedAnswersTest {
  private static final Path VENDORS =
      Path.of(System.getProperty("tidemark.shared.data", "../../../shared/data"), "vendor");

  @BeforeEach
  void needsTheRecordings() {
    assumeTrue(Files.isDirectory(VENDORS), () -> "no recorded answers under " + VENDORS);
  }

  @Test
  void polygonBars() throws IOException {
    List<TextRow> rows =
        polygon("bars", "v2/aggs/ticker/AAPL/range/1/day/2005-04-01/2005-04-04.json");

    assertThat(rows)
        .extracting(row -> row.text("date"))
        .containsExactly("2005-04-01", "2005-04-04");
    assertThat(rows.get(0).text("ticker")).isEqualTo("AAPL");
    assertThat(rows.get(0).text("open")).isEqualTo("1.5032");
    assertThat(rows.get(0).text("volume")).isEqualTo("642646396.0");
  }

  @Test
  void polygonSplitsAndDividends() throws IOException {
    List<TextRow> splits = polygon("splits", "v3/reference/splits.json");
    List<TextRow> dividends = polygon("dividends", "v3/reference/dividends.json");

    assertThat(splits).hasSize(10);
    assertThat(splits.get(0).fields())
        .containsEntry("ticker", "GOOGL")
        .containsEntry("date", "2022-07-18")
        .containsEntry("amount", "20");
    assertThat(dividends).hasSize(10);
    assertThat(dividends.get(0).fields())
        .containsEntry("ticker", "CSSEN")
        .containsEntry("date", "2025-06-12")
        .containsEntry("amount", "0.59375");
  }

  @Test
  void tiingoPrices() throws IOException {
    String cassette = Files.readString(VENDORS.resolve("tiingo/ticker_price_with_date.yaml"));
    Matcher body = Pattern.compile("string: '(\\[.*])'", Pattern.DOTALL).matcher(cassette);
    assertThat(body.find()).isTrue();

    List<TextRow> rows =
        ResponseParser.parse(
            "tiingo", "bars", "GOOGL", "recorded", body.group(1).getBytes(StandardCharsets.UTF_8));

    assertThat(rows)
        .extracting(row -> row.text("date"))
        .containsExactly("2015-01-02", "2015-01-05");
    assertThat(rows.get(1).text("high")).isEqualTo("527.9899");
    assertThat(rows).allSatisfy(row -> assertThat(row.kind()).isEqualTo(TextRow.Kind.BAR));
  }

  @Test
  void polygonsGroupedDayIsASummaryOfTheRequestedTickers() throws IOException {
    Path path =
        VENDORS.resolve(
            "polygon/mocks/v2/aggs/grouped/locale/us/market/stocks/2005-04-04&adjusted=true.json");
    byte[] body = Files.readAllBytes(path);

    List<TextRow> rows =
        ResponseParser.parse("polygon", "grouped", "2020-10-14:GIK,AAPL", "recorded", body);

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).fields())
        .containsEntry("ticker", "GIK")
        .containsEntry("date", "2020-10-14")
        .containsEntry("until", "2020-10-14")
        .containsEntry("rows", "1")
        .containsEntry("volume", "895345");
    assertThat(rows.get(0).place()).isEqualTo("polygon/grouped/2020-10-14#0");
    assertThat(rows.get(1).fields())
        .as("not in the answer: it did not trade")
        .containsEntry("ticker", "AAPL")
        .containsEntry("rows", "0")
        .containsEntry("volume", "0");
  }

  @Test
  void polygonBarsCarryTheirVwap() throws IOException {
    assertThat(polygon("bars", "v2/aggs/ticker/AAPL/range/1/day/2005-04-01/2005-04-04.json"))
        .allSatisfy(row -> assertThat(Double.parseDouble(row.text("vwap"))).isPositive());
  }

  @Test
  void tiingoIntradayBarsBeginAtTheirMoment() throws IOException {
    List<TextRow> rows = tiingo("minutes", "intraday_price.yaml");

    assertThat(rows.get(0).kind()).isEqualTo(TextRow.Kind.MINUTE);
    assertThat(rows.get(0).text("time")).isEqualTo("2018-01-02T14:30:00Z");
    assertThat(rows.get(0).text("date")).isEqualTo("2018-01-02");
    assertThat(rows.get(0).text("high")).isEqualTo("1061.91");
    assertThat(rows.get(0).text("volume")).isEmpty();
  }

  @Test
  void tiingoResampledBarsAreDatedAtTheirEnd() throws IOException {
    assertThat(tiingo("monthly", "ticker_price_weekly.yaml").get(0).fields())
        .containsEntry("date", "2018-01-01")
        .containsEntry("until", "2018-01-31")
        .containsEntry("rows", "")
        .containsEntry("volume", "5889084");
    assertThat(tiingo("bars", "ticker_price_weekly.yaml").get(0).text("adj_close"))
        .isEqualTo("1110.29");
  }

  private static List<TextRow> tiingo(String resource, String file) throws IOException {
    String cassette = Files.readString(VENDORS.resolve("tiingo").resolve(file));
    Matcher body = Pattern.compile("string: '(\\[.*])'", Pattern.DOTALL).matcher(cassette);
    assertThat(body.find()).isTrue();
    byte[] bytes = body.group(1).getBytes(StandardCharsets.UTF_8);
    return ResponseParser.parse("tiingo", resource, "GOOGL", "recorded", bytes);
  }

  private static List<TextRow> polygon(String resource, String path) throws IOException {
    byte[] body = Files.readAllBytes(VENDORS.resolve("polygon/mocks").resolve(path));
    return ResponseParser.parse("polygon", resource, "AAPL", "recorded", body);
  }
}
