package io.tidemark.serving.routes;

import static io.tidemark.serving.TestLake.contribution;
import static io.tidemark.views.LakeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.review.DecisionInbox;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.core.review.RowReview;
import io.tidemark.core.review.RowReview.Decision;
import io.tidemark.serving.ApiClient.Answer;
import io.tidemark.serving.ApiFixture;
import io.tidemark.views.LakeFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocsRoutesTest {
  private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @Test
  void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
    List<String> described = new ArrayList<>();
    spec()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(described).containsExactlyInAnyOrderElementsOf(api.server().routes());
  }

  @Test
  void anExplainedPredictionHasTheFieldsOfItsSchema() {
    api.lake().withModels().contributions(contribution("stress", "AAA", "2024-01-12", 0.25, -0.5));
    oneBar(api.lake().others());
    api.serveTheWeek();
    String why = "/v1/features/equity-daily/AAA/why";
    assertFields(why, "Why", "");
    assertFields(why, "WhyModel", "/model");
    assertFields(why, "WhyFeature", "/features/0");
    assertFields(why, "WhyInput", "/features/0/inputs/0");
    assertFields(why, "WhyPrice", "/price");
    assertFields(why, "RawBar", "/price/bars/0");
    assertFields(why, "Payload", "/price/payloads/0");
    assertFields(why + "?date=2024-01-11", "Why", "");
  }

  private static void oneBar(LakeFixture lake) {
    String known = "2024-01-12T21:30:00Z";
    lake.add(
        "market.bars",
        row(known, "vendor", "alpha", "ticker", "AAA", "date", "2024-01-12", "payload", "x"));
  }

  @Test
  void responsesHaveTheFieldsOfTheirSchema() {
    api.serveTheWeek();
    assertFields("/v1/regime", "Regime", "");
    assertFields("/v1/regime/history", "RegimeHistory", "");
    assertFields("/v1/regime/history", "RegimeDay", "/rows/0");
    assertFields("/v1/features/equity-daily/latest", "Features", "");
    assertFields("/v1/features/equity-daily/latest", "FeatureRow", "/rows/0");
    assertFields("/v1/features", "FeatureSets", "");
    assertFields("/v1/features", "SetVersions", "/sets/0");
    assertFields("/v1/features", "SetVersion", "/sets/0/versions/0");
    assertFields("/v1/features/equity-daily/rows?limit=1", "FeatureRows", "");
    assertFields("/v1/features/equity-daily/rows", "KnownRow", "/rows/0");
    assertFields("/v1/features/equity-daily/AAA", "OneFeatureRow", "");
    assertFields("/v1/features/equity-daily/AAA/history", "FeatureRows", "");
    assertFields("/v1/features/equity-daily/live", "LiveFeatures", "");
    assertFields("/v1/features/equity-daily/live", "LiveRow", "/rows/0");
    assertFields("/v1/features/equity-daily/live", "LiveSide", "/rows/0/live");
    assertFields("/v1/prices/AAA", "Prices", "");
    assertFields("/v1/prices/AAA", "PriceRow", "/rows/0");
    assertFields("/v1/prices/AAA/explain?date=2024-01-08", "Explanation", "");
    assertFields("/v1/prices/AAA/explain?date=2024-01-08", "AgreedPrice", "/price");
    assertFields("/v1/prices/AAA/explain?date=2024-01-08", "Vote", "/votes/0");
    assertFields("/v1/prices/AAA/explain?date=2024-01-08", "Factor", "/factors/0");
    assertFields("/v1/prices/ZZZ", "Problem", "");
    assertFields("/v1/ops/disputes/chart?ticker=AAA&date=2024-01-08", "DisputeChart", "");
    assertFields("/v1/versions", "Versions", "");
    assertFields("/v1/versions", "PublishedSet", "/sets/0");
    assertFields("/v1/versions", "Version", "/sets/0/versions/0");
    assertFields("/healthz", "Health", "");
  }

  @Test
  void everyQueryParameterIsAcceptedByItsRoute() {
    api.lake().withModels();
    api.serveTheWeek();
    spec()
        .get("paths")
        .properties()
        .forEach(
            path -> {
              String address =
                  path.getKey().replace("{set}", "equity-daily").replace("{ticker}", "AAA");
              String needed =
                  address.endsWith("/explain")
                      ? "date=2024-01-08&"
                      : address.endsWith("/chart") ? "ticker=AAA&date=2024-01-08&" : "";
              for (JsonNode parameter : path.getValue().at("/get/parameters")) {
                JsonNode whole = resolved(parameter);
                if (whole.get("in").asText().equals("query")
                    && !whole.path("required").asBoolean()) {
                  String name = whole.get("name").asText();
                  assertThat(api.get(address + "?" + needed + name + "=").status())
                      .as(address + " " + name)
                      .isEqualTo(200);
                }
              }
            });
  }

  @Test
  void thePageAndAllItsFilesAreServedByThisApi() {
    for (String path : new String[] {"/", "/morning", "/docs"}) {
      Answer page = api.get(path);
      assertThat(page.header("Content-Type")).startsWith("text/html");
      Matcher addresses = ADDRESS.matcher(page.text());
      List<String> used = addresses.results().map(found -> found.group(1)).toList();
      assertThat(used).hasSizeGreaterThan(3);
      for (String address : used) {
        assertThat(address).matches("/docs|/|/(docs|morning)/assets/.*|#.*|data:.*");
        if (address.startsWith("/")) {
          assertThat(api.get(address).status()).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void theDescriptionIsTheSameInJsonAndYaml() {
    Answer yaml = api.get("/openapi.yaml");
    assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
    assertThat(yaml.text()).contains("openapi: 3.0.3");
  }

  @ParameterizedTest
  @CsvSource({
    "failures, Failures, Failure",
    "coverage, Coverage, CoverageLine",
    "reconciliation, Reconciliation, Check",
    "quarantine, Quarantine, QuarantinedRow",
    "disputes, Disputes, Dispute",
    "halts, Halts, Halt",
    "alerts, Alerts, Alert",
    "coverage/days, CoverageDays, TickerDays",
    "inbox, Inbox, OnRow"
  })
  void operationsResponsesHaveTheFieldsOfTheirSchema(String route, String page, String row) {
    oneOfEach(api.lake().others());
    new DecisionInbox(api.lake().root())
        .put(
            new DecisionMessage.Words(
                List.of(new RowReview("x", Decision.APPROVE, "ann", "checked", null, Map.of()))));
    assertFields("/v1/ops/" + route, page, "");
    assertFields("/v1/ops/" + route, row, "/rows/0");
  }

  private static void oneOfEach(LakeFixture lake) {
    String known = "2024-01-08T22:00:00Z";
    lake.add("raw.failures", row(known, "vendor", "a"));
    lake.add("ops.coverage", row(known, "vendor", "a", "ticker", "AAA", "date", "2024-01-08"));
    lake.add(
        "ops.summary_checks",
        row(known, "vendor", "a", "ticker", "AAA", "date", "2024-01-08", "until", "2024-01-08"));
    lake.add("ops.quarantine", row(known, "id", "x", "fields", "{}", "raw", "{}"));
    lake.add("ops.overrides", row(known, "id", "x", "decision", "approve"));
    lake.add(
        "ops.disputes",
        row(
            known,
            "sources",
            "a",
            "ticker",
            "AAA",
            "date",
            "2024-01-08",
            "field",
            "close",
            "values",
            "{}"));
    lake.add("ops.halts", row(known, "ticker", "AAA", "state", "OK"));
    lake.add("ops.alerts", row(known, "id", "x"));
  }

  private void assertFields(String path, String schema, String pointer) {
    JsonNode described = spec().at("/components/schemas/" + schema);
    List<String> required = new ArrayList<>();
    described.get("required").forEach(name -> required.add(name.asText()));
    TreeSet<String> possible = new TreeSet<>();
    described.get("properties").fieldNames().forEachRemaining(possible::add);
    TreeSet<String> actual = new TreeSet<>();
    api.get(path).json().at(pointer).fieldNames().forEachRemaining(actual::add);
    assertThat(actual).as(schema).containsAll(required);
    assertThat(possible).as(schema).containsAll(actual);
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null ? node : spec().at(reference.asText().substring(1));
  }

  private JsonNode spec() {
    return api.get("/openapi.json").json();
  }
}
