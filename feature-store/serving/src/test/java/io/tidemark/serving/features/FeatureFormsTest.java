package io.tidemark.serving.features;

import static io.tidemark.serving.TestLake.feature;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.serving.ApiClient.Answer;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.ArrowRows;
import io.tidemark.serving.TestLake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows are equal in every format, bit for bit. */
class FeatureFormsTest {
  private static final String SET = "/v1/features/equity-daily";

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeEach
  void publish() {
    api.lake().fill();
    api.lake()
        .features(
            feature("AAA", "2024-01-16", 0.1 + 0.2, -0.0),
            feature("BBB", "2024-01-16", 1e-300, 1.0 / 3),
            feature("CCC", "2024-01-16", Double.MAX_VALUE, Double.NaN));
    api.lake().publish(TestLake.FRIDAY_NIGHT.plus(Duration.ofDays(7)));
    api.server().refresh();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rows",
        "/rows?from=2024-01-01",
        "/rows?features=volatility",
        "/AAA/history",
        "/BBB",
        "/rows?date=2024-01-13"
      })
  void csvAndArrowHaveTheRowsOfJson(String question) {
    JsonNode json = api.get(SET + question).json();
    List<List<String>> expected = texts(json);
    Answer csv = api.get(SET + question, "Accept", "text/csv");
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    List<String> lines = csv.text().lines().toList();
    ArrowRows arrow = ArrowRows.of(api.bytes(SET + question, ArrowRows.MEDIA_TYPE));
    assertThat(List.of(lines.get(0).split(","))).isEqualTo(arrow.names());
    assertThat(arrow.names()).startsWith("ticker", "date", "known_at");
    assertThat(lines.stream().skip(1).map(FeatureFormsTest::fromCsv)).isEqualTo(expected);
    assertThat(arrow.rows().stream().map(FeatureFormsTest::fromArrow)).isEqualTo(expected);
    assertThat(arrow.about())
        .containsEntry("version", json.get("version").asText())
        .containsEntry("as_of", "2024-01-19T23:00:00Z");
  }

  @Test
  void missingValuesAreNullInArrowAndNeverNaN() {
    ArrowRows arrow = ArrowRows.of(api.bytes(SET + "/CCC", ArrowRows.MEDIA_TYPE));
    assertThat(arrow.names())
        .containsExactly("ticker", "date", "known_at", "momentum", "volatility");
    assertThat(arrow.rows().get(0).get(3)).isEqualTo(Double.MAX_VALUE);
    assertThat(arrow.rows().get(0).get(4)).isNull();
  }

  @Test
  void aHeaderHasTheAddressOfTheNextPage() {
    Answer first = api.get(SET + "/rows?limit=2", "Accept", "text/csv");
    assertThat(first.header("Link")).contains("cursor=CCC%2C2024-01-16").endsWith("rel=\"next\"");
    assertThat(first.text().lines()).hasSize(3);
  }

  private static List<List<String>> texts(JsonNode answer) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : answer.has("rows") ? answer.get("rows") : List.of(answer)) {
      List<String> cells = new ArrayList<>();
      for (String name : List.of("ticker", "date", "known_at")) {
        cells.add(row.get(name).asText());
      }
      for (Map.Entry<String, JsonNode> value : row.get("values").properties()) {
        cells.add(bits(value.getValue().isNull() ? null : value.getValue().asDouble()));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static List<String> fromCsv(String line) {
    String[] cells = line.split(",", -1);
    for (int i = 3; i < cells.length; i++) {
      cells[i] = bits(cells[i].isEmpty() ? null : Double.parseDouble(cells[i]));
    }
    return List.of(cells);
  }

  private static List<String> fromArrow(List<Object> row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(i < 3 ? row.get(i).toString() : bits((Double) row.get(i)));
    }
    return cells;
  }

  private static String bits(Double value) {
    return value == null ? "none" : Long.toHexString(Double.doubleToRawLongBits(value));
  }
}
