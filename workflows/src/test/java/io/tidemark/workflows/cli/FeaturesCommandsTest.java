package io.tidemark.workflows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesCommandsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aSoundSetIsToldInFigures() {
    assertThat(run("features", "check", "alpha158")).isZero();
    assertThat(said(out))
        .startsWith("alpha158 is sound: 158 features and 1 labels")
        .contains("look-back 60 rows")
        .contains("px.vwap");
    assertThat(run("features", "check", "alpha360")).isZero();
  }

  @Test
  void aFaultIsToldWithItsPlaceAndTheWayOut() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(
        file,
        """
        set: mine
        entity: ticker
        calendar: XNYS
        sources: { px: market.prices }
        features:
          a: mean(px.clsoe, 5)
        """);
    assertThat(run("features", "check", file.toString())).isEqualTo(2);
    assertThat(said(err))
        .contains("mine.yaml:6: a: market.prices has no column 'clsoe'; did you mean close?")
        .contains("mean(px.clsoe, 5)")
        .contains("\n       ^");
  }

  @Test
  void aFeatureIsExplained() {
    assertThat(run("features", "explain", "alpha158", "RSV5", "--json")).isZero();
    JsonNode explained = Json.read(said(out), JsonNode.class);
    assertThat(explained.get("lookBack").asInt()).isEqualTo(4);
    assertThat(explained.get("reads").get("market.prices")).hasSize(3);
    assertThat(explained.get("nanos").asDouble()).isPositive();
    assertThat(explained.get("steps").findValuesAsText("text"))
        .contains("min(px.low, 5)", "max(px.high, 5)");
    assertThat(run("features", "explain", "alpha158", "RSV5")).isZero();
    assertThat(said(out)).contains("unit       pure number");
    assertThat(run("features", "explain", "alpha158", "RSV6")).isEqualTo(2);
    assertThat(said(err)).contains("no 'RSV6'; the nearest are RSV");
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return Tidemark.run(
        new Shell(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            120,
            Map.of("TIDEMARK_HOME", folder.toString(), "TIDEMARK_DATA", folder.toString())),
        arguments);
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
