package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.core.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions from the command line, without a Temporal server. */
final class DeskCommandsTest {
  @TempDir private Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quarantine approve",
        "quarantine reject",
        "quarantine override",
        "halts open",
        "halts resolve"
      })
  void everySubcommandHasHelp(String line) {
    assertThat(tidemark((line + " --help").split(" ", -1))).isZero();
    assertThat(out()).startsWith("Usage: tidemark " + line);
  }

  @Test
  void anApprovalIsWrittenAndAffectedPricesAreReconciledAgain() {
    assertThat(tidemark("quarantine", "approve", "abc", "def", "--why", "seen")).as(err()).isZero();

    assertThat(out())
        .contains("approve of abc, def is written; 1 rows accepted")
        .contains("reconciled again: AAPL of sim-polygon+sim-tiingo");
  }

  @Test
  void anOverrideAsJsonIsOneObject() {
    int code =
        tidemark(
            "quarantine",
            "override",
            "abc",
            "--set",
            "close=101.5",
            "--set",
            "open=101",
            "--why",
            "typo",
            "--who",
            "ann",
            "--until",
            "2026-03-31",
            "--json");
    assertThat(code).as(err()).isZero();

    JsonNode answer = Json.read(out(), JsonNode.class);
    assertThat(answer.get("done").asText()).isEqualTo("written");
    assertThat(answer.get("decision").asText()).isEqualTo("override");
    assertThat(answer.get("review").get("released").asInt()).isEqualTo(1);
  }

  @Test
  void aTickerIsHaltedAndResolved() {
    assertThat(tidemark("halts", "open", "AAPL", "--why", "odd", "--json")).as(err()).isZero();
    JsonNode answer = Json.read(out(), JsonNode.class);
    assertThat(answer.get("ticker").asText()).isEqualTo("AAPL");
    assertThat(answer.get("state").asText()).isEqualTo("HALTED");
    assertThat(answer.get("before").asText()).isEqualTo("OK");

    assertThat(tidemark("halts", "resolve", "AAPL", "--why", "mended")).as(err()).isZero();
    assertThat(out()).contains("AAPL: RESOLVED, before it OK");
  }

  @Test
  void reconcilePrintsHowManyDaysTheVendorsAgree() {
    assertThat(tidemark("reconcile", "--vendors", "a,b", "--tickers", "X")).as(err()).isZero();
    assertThat(out()).contains("40 tickers; 700 days agreed, 100 from one vendor, 3 disputed");

    assertThat(tidemark("reconcile", "--vendors", "a", "--tickers", "ZZZ")).isEqualTo(2);
    assertThat(err()).contains("tidemark: no vendor has ticker ZZZ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quarantine",
        "quarantine approve --why x",
        "quarantine approve abc",
        "quarantine approve abc --why x --until tomorrow",
        "quarantine override abc --why x --set close",
        "halts",
        "halts open --why x",
        "halts open aapl --why x",
        "halts resolve AAPL",
        "reconcile",
        "reconcile --vendors a+b",
        "reconcile --vendors a --from 2024-01-02 --to 2024-01-01",
        "reconcile --vendors a --as-of yesterday",
      })
  void invalidArgumentsAreReported(String line) {
    assertThat(tidemark(line.split(" ", -1))).isEqualTo(2);
    assertThat(err()).startsWith("tidemark: ");
  }

  private int tidemark(String... arguments) {
    return Tidemark.run(
        new CommandContext(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            0,
            Map.of(
                "TIDEMARK_HOME", home.toString(),
                "TIDEMARK_DATA", home.resolve("data").toString(),
                "TIDEMARK_TEMPORAL", "embedded")),
        arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
