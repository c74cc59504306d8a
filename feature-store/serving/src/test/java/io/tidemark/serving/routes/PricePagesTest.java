package io.tidemark.serving.routes;

import static io.tidemark.serving.TestLake.price;
import static io.tidemark.views.LakeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.serving.ApiClient.Answer;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.ArrowRows;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats and pages of prices: the rows are the same in every format and page size. */
class PricePagesTest {
  private static final String ARROW = ArrowRows.MEDIA_TYPE;
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeEach
  void publish() {
    api.serveTheWeek();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void allPagesTogetherAreTheWhole(int limit) {
    List<JsonNode> whole = rows(api.get("/v1/prices/AAA").json());
    List<JsonNode> pages = new ArrayList<>();
    String path = "/v1/prices/AAA?limit=" + limit;
    while (!path.isEmpty()) {
      JsonNode page = api.get(path).json();
      assertThat(page.get("rows").size()).isBetween(1, limit);
      pages.addAll(rows(page));
      path = page.has("next_url") ? path(page.get("next_url").asText()) : "";
    }
    assertThat(pages).isEqualTo(whole);
  }

  @Test
  void laterPagesHaveTheAsOfOfTheFirstPage() {
    JsonNode first = api.get("/v1/prices/AAA?limit=2&from=2024-01-08").json();
    List<JsonNode> rest = rows(api.get("/v1/prices/AAA?from=2024-01-10").json());
    api.lake().prices(price("AAA", "2024-01-16", 25, 4, 0.5));
    api.server().refresh();
    JsonNode second = api.get(path(first.get("next_url").asText())).json();
    assertThat(rows(second)).isEqualTo(rest.subList(0, 2));
  }

  @Test
  void csvAndArrowHaveTheRowsOfJson() {
    List<String> json = texts(api.get("/v1/prices/AAA?from=2024-01-09").json());
    Answer csv = api.get("/v1/prices/AAA?from=2024-01-09", "Accept", "text/csv");
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    List<String> lines = csv.text().lines().toList();
    assertThat(lines.get(0)).isEqualTo("date,open,high,low,close,volume,status,known_at");
    assertThat(lines.subList(1, lines.size()).stream().map(PricePagesTest::fromCsv))
        .isEqualTo(json);
    assertThat(fromArrow("/v1/prices/AAA?from=2024-01-09")).isEqualTo(json);
  }

  @Test
  void missingValuesAreEmptyInCsvAndNullInArrow() {
    String path = "/v1/prices/BBB?from=2024-01-12";
    assertThat(api.get(path, "Accept", "text/csv").text()).contains("2024-01-12,,,,,1000,agreed,");
    assertThat(fromArrow(path).get(0)).startsWith("2024-01-12 null null null null 1000.0");
  }

  @Test
  void aHeaderHasTheAddressOfTheNextPageOfCsv() {
    Answer first = api.get("/v1/prices/AAA?limit=3", "Accept", "text/csv");
    Matcher next = NEXT.matcher(first.header("Link"));
    assertThat(next.matches()).isTrue();
    Answer second = api.get(path(next.group(1)), "Accept", "text/csv");
    assertThat(second.header("Link")).isEmpty();
    assertThat(second.text().lines().skip(1)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/json",
        "text/csv;q=0.5, application/json;q=0.4 | text/csv",
        "text/* | text/csv",
        "text/html, */*;q=0.1 | application/json",
        "application/json;q=0, */* | text/csv",
        "application/vnd.apache.arrow.stream | application/vnd.apache.arrow.stream"
      })
  void thePreferredFormatIsUsed(String accept, String contentType) {
    assertThat(api.get("/v1/prices/AAA", "Accept", accept).header("Content-Type"))
        .startsWith(contentType);
  }

  @Test
  void anotherFormatIsRefused() {
    assertThat(api.get("/v1/prices/AAA", "Accept", "application/xml").problem(406))
        .isEqualTo(
            "Accept is 'application/xml'; prices are available as "
                + "application/json, text/csv, application/vnd.apache.arrow.stream");
  }

  @Test
  void aClientThatHasTheResponseGets304UntilItChanges() {
    String tag = api.get("/v1/prices/AAA").header("ETag");
    assertThat(api.get("/v1/prices/AAA", "If-None-Match", tag).status()).isEqualTo(304);
    assertThat(api.get("/v1/prices/AAA?adjust=none", "If-None-Match", tag).status()).isEqualTo(200);
    assertThat(api.get("/v1/prices/AAA", "If-None-Match", tag, "Accept", "text/csv").status())
        .isEqualTo(200);
    api.lake().prices(price("AAA", "2024-01-16", 25, 4, 0.5));
    api.server().refresh();
    assertThat(api.get("/v1/prices/AAA", "If-None-Match", tag).status()).isEqualTo(200);
  }

  @Test
  void aHaltedTickerIsRefusedUntilItIsResolved() {
    halt("HALTED", "a split is missing", "2024-01-12T12:00:00Z");
    assertThat(api.get("/v1/prices/AAA").problem(409))
        .contains("AAA is halted since 2024-01-12T12:00:00Z by rule: a split is missing")
        .contains("./tidemark halts resolve AAA");
    assertThat(api.get("/v1/prices/BBB").status()).isEqualTo(200);
    assertThat(api.get("/v1/prices/AAA/explain?date=2024-01-12").status()).isEqualTo(200);
    assertThat(api.get("/v1/features/equity-daily/latest?tickers=AAA").problem(409))
        .contains("AAA is halted");
    JsonNode all = api.get("/v1/features/equity-daily/latest").json();
    assertThat(all.get("halted").get(0).asText()).isEqualTo("AAA");
    assertThat(all.get("rows")).extracting(row -> row.get("ticker").asText()).containsOnly("BBB");

    halt("RESOLVED", "it came", "2024-01-12T13:00:00Z");
    assertThat(api.get("/v1/prices/AAA").status()).isEqualTo(200);
    assertThat(api.get("/v1/features/equity-daily/latest").json().get("halted")).isEmpty();
  }

  private void halt(String state, String why, String knownAt) {
    api.lake()
        .others()
        .add(
            "ops.halts",
            row(knownAt, "ticker", "AAA", "state", state, "opened_by", "rule", "why", why));
    api.server().refresh();
  }

  private List<String> fromArrow(String path) {
    assertThat(api.get(path, "Accept", ARROW).header("Content-Type")).isEqualTo(ARROW);
    return ArrowRows.of(api.bytes(path, ARROW)).rows().stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .toList();
  }

  private static String fromCsv(String line) {
    String[] cells = line.split(",", -1);
    for (int i = 1; i <= 5; i++) {
      cells[i] = cells[i].isEmpty() ? "null" : Double.toString(Double.parseDouble(cells[i]));
    }
    return String.join(" ", cells);
  }

  private static List<String> texts(JsonNode answer) {
    return rows(answer).stream()
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "%s %s %s %s %s %s %s %s",
                    row.get("date").asText(),
                    row.get("open").asDouble(),
                    row.get("high").asDouble(),
                    row.get("low").asDouble(),
                    row.get("close").asDouble(),
                    row.get("volume").asDouble(),
                    row.get("status").asText(),
                    row.get("known_at").asText()))
        .toList();
  }

  private static List<JsonNode> rows(JsonNode answer) {
    List<JsonNode> rows = new ArrayList<>();
    if (answer.has("rows")) {
      answer.get("rows").forEach(rows::add);
    }
    return rows;
  }

  private static String path(String url) {
    URI address = URI.create(url);
    return address.getRawPath() + "?" + address.getRawQuery();
  }
}
