package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.core.Json;
import io.tidemark.worker.FakeJobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesCommandsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aValidSetIsDescribedInNumbers() {
    assertThat(run("features", "check", "alpha158")).isZero();
    assertThat(said(out))
        .startsWith("alpha158 is valid: 158 features and 1 labels")
        .contains("look-back 60 rows")
        .contains("px.vwap");
    assertThat(run("features", "check", "alpha360")).isZero();
    assertThat(run("features", "check", "alt-daily")).isZero();
    assertThat(said(out)).contains("alt.search_interest");
  }

  @Test
  void aFaultIsReportedWithItsPlaceAndTheWayOut() throws IOException {
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

  @Test
  void aReportIsSummarizedInAShortTable() {
    assertThat(run("features", "report", "equity-daily")).as(said(err)).isZero();
    assertThat(said(out))
        .contains("equity-daily: 2 features, 40 tickers, 2,012 sessions from 2016-01-04")
        .containsPattern(
            "vol_20d +99% +\\+0.0312 +\\+0.21 +\\+4.3 +< 0.001 +\\+6.2 +\\+3.1 +4% +17.3")
        .containsPattern("ret_60d +97% +-0.0040 +– .* > 63")
        .contains(
            "over 1: 1 of 2 have p < 0.05, 0.1 expected by chance, at most 2 in 95 % of cases; 1 have q < 0.05")
        .contains("over 5: 0 of 2 have p < 0.05, 0.1 expected by chance; 0 have q < 0.05")
        .contains("no MLflow server is up")
        .contains("report  " + folder.resolve("lake/reports/factors.html"));

    assertThat(said(out)).doesNotContain("bars");
    assertThat(run("features", "report", "es-intraday")).as(said(err)).isZero();
    assertThat(said(out)).contains("bars, each ranked among the 20 sessions before");

    assertThat(run("features", "report", "equity-daily", "--json")).isZero();
    assertThat(Json.read(said(out), FactorReportRequest.Result.class)).isEqualTo(FakeJobs.FACTORS);
  }

  @Test
  void theFormerNameOfAgainstIsAcceptedAndHidden() {
    assertThat(run("features", "report", "equity-daily", "--beside", "none"))
        .as(said(err))
        .isZero();
    assertThat(run("features", "report", "equity-daily", "--against", "none")).isZero();
    assertThat(run("features", "report", "--help")).isZero();
    assertThat(said(out)).contains("--against").doesNotContain("--beside");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no-such-set",
        "equity-daily --horizons 0",
        "equity-daily --horizons 5,5",
        "equity-daily --horizons five",
        "equity-daily --skip -1",
        "equity-daily --from 2020-01-02 --to 2020-01-01",
        "equity-daily --tickers AAPL --universe all",
        "equity-daily --vendors a+b",
      })
  void anInvalidReportIsAFaultOfTheArguments(String line) {
    assertThat(run(("features report " + line).strip().split(" ", -1))).isEqualTo(2);
    assertThat(said(err)).startsWith("tidemark: ");
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return Tidemark.run(
        new CommandContext(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            120,
            Map.of(
                "TIDEMARK_HOME",
                folder.toString(),
                "TIDEMARK_DATA",
                folder.toString(),
                "TIDEMARK_MLFLOW_PORT",
                "1")),
        arguments);
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
