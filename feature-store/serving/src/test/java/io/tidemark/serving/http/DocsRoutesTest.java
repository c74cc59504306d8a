package io.tidemark.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.serving.ApiClient.Answer;
import io.tidemark.serving.ApiFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
  void answersHaveTheFieldsOfTheirSchema() {
    api.serveTheWeek();
    assertFields("/v1/regime", "Regime", "");
    assertFields("/v1/regime/history", "RegimeHistory", "");
    assertFields("/v1/regime/history", "RegimeDay", "/rows/0");
    assertFields("/v1/features/equity-daily/latest", "Features", "");
    assertFields("/v1/features/equity-daily/latest", "FeatureRow", "/rows/0");
    assertFields("/v1/prices/AAA", "Prices", "");
    assertFields("/v1/prices/AAA", "PriceRow", "/rows/0");
    assertFields("/v1/prices/ZZZ", "Problem", "");
    assertFields("/v1/versions", "Versions", "");
    assertFields("/v1/versions", "PublishedSet", "/sets/0");
    assertFields("/v1/versions", "Version", "/sets/0/versions/0");
    assertFields("/healthz", "Health", "");
  }

  @Test
  void everyQueryParameterIsAcceptedByItsRoute() {
    api.serveTheWeek();
    spec()
        .get("paths")
        .properties()
        .forEach(
            path -> {
              String address =
                  path.getKey().replace("{set}", "equity-daily").replace("{ticker}", "AAA");
              for (JsonNode parameter : path.getValue().at("/get/parameters")) {
                JsonNode whole = resolved(parameter);
                if (whole.get("in").asText().equals("query")) {
                  assertThat(api.get(address + "?" + whole.get("name").asText() + "=").status())
                      .isEqualTo(200);
                }
              }
            });
  }

  @Test
  void thePageIsServedWithAllItNeedsFromHere() {
    for (String path : new String[] {"/", "/docs"}) {
      Answer page = api.get(path);
      assertThat(page.header("Content-Type")).startsWith("text/html");
      Matcher addresses = ADDRESS.matcher(page.text());
      List<String> used = addresses.results().map(found -> found.group(1)).toList();
      assertThat(used).hasSize(3);
      for (String address : used) {
        assertThat(address).matches("/docs/assets/.*|data:.*");
        if (address.startsWith("/")) {
          assertThat(api.get(address).status()).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void theDescriptionIsTheSameAsYaml() {
    Answer yaml = api.get("/openapi.yaml");
    assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
    assertThat(yaml.text()).contains("openapi: 3.0.3");
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
