package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.core.Json;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.RegimePolicy;
import io.tidemark.core.registry.Registry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line from the outside: arguments in, exit code and text out. */
final class TidemarkTest {
  @TempDir private Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  static Stream<String> commands() {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(list, true, StandardCharsets.UTF_8);
    assertThat(Tidemark.run(new CommandContext(out, out, 0, Map.of()), "commands")).isZero();
    return list.toString(StandardCharsets.UTF_8).lines();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsListedForTheLauncherAndHasHelp(String line) {
    String[] fields = line.split("\t", -1);
    assertThat(fields).hasSize(3);
    String[] words = fields[0].split(" ", -1);
    assertThat(
            tidemark(Stream.concat(Stream.of(words), Stream.of("--help")).toArray(String[]::new)))
        .isZero();
    assertThat(out()).startsWith("Usage: tidemark " + fields[0]);
    assertThat(out().replaceAll("\\s+", " ")).contains(fields[2]);
    assertThat(fields[2]).matches(words.length == 1 ? "[A-Z].{10,104}" : "[A-Z].{10,}");
    assertThat(fields[1]).matches("-|(jobs|mlflow|any-build)(,(jobs|mlflow|any-build))*");
  }

  @Test
  void theLauncherKnowsEveryCommandAndItsNeeds() {
    assertThat(commands().map(line -> line.substring(0, line.lastIndexOf('\t'))))
        .contains(
            "demo\tjobs,mlflow",
            "up\tmlflow",
            "run\tjobs",
            "quarantine\t-",
            "quarantine list\t-",
            "quarantine approve\tjobs",
            "features build\tjobs",
            "features check\t-",
            "features publish\tjobs",
            "prices\tany-build",
            "doctor\tany-build")
        .noneMatch(line -> line.startsWith("commands"));
    assertThat(tidemark("--help")).isZero();
    String help = out();
    assertThat(commands().map(line -> line.split("\t", -1)[0]).filter(name -> !name.contains(" ")))
        .hasSizeGreaterThan(20)
        .allSatisfy(name -> assertThat(help).containsPattern("(?m)^  " + name + " "));
  }

  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    assertThat(tidemark("--help")).isZero();
    assertThat(out()).contains("demo", "import", "TIDEMARK_DATA", "Exit codes");
  }

  @Test
  void anUnknownCommandIsAFaultOfTheArguments() {
    assertThat(tidemark("dmeo")).isEqualTo(2);
    assertThat(err()).contains("dmeo").contains("--help");
  }

  @Test
  void aMissingCommandIsAFaultOfTheArguments() {
    assertThat(tidemark()).isEqualTo(2);
    assertThat(err()).contains("which command?");
  }

  @Test
  void runRunsThePipelineEmbeddedAndWaits() {
    assertThat(tidemark("run", "pipeline")).as(err()).isZero();

    assertThat(out())
        .contains("Temporal: embedded in this process")
        .contains("train: done in")
        .contains("Served now: equity-daily v0002-abcdef01 (before it v0001-00000000)")
        .contains("beats the baseline")
        .contains("Report    " + home.resolve("data/lake/reports/demo.html"))
        .doesNotContain("\u001b");
  }

  @Test
  void runLoadsADaysMarketDataEmbedded() {
    assertThat(
            tidemark("run", "daily-market-data", "--wait", "--input", "{\"date\":\"2024-03-04\"}"))
        .as(err())
        .isZero();

    assertThat(out())
        .containsPattern("Run daily-market-data-2024-03-04-[0-9a-f]{8}-1")
        .contains("sim-tiingo: done in")
        .contains("reconcile: done in")
        .contains("Market data of 2024-03-04, with late rows since 2024-02-16")
        .contains("1,824 new rows, 76 into quarantine; ticker-days: 3 disputed, 1 held back")
        .contains("Not received: GONE bars of sim-tiingo: unknown");
  }

  @Test
  void runBackfillsPastYears() {
    String years = "{\"from\":\"2019-07-01\",\"to\":\"2020-06-30\"}";
    assertThat(tidemark("run", "backfill", "--json", "--input", years)).as(err()).isZero();

    JsonNode answer = Json.read(out(), JsonNode.class);
    assertThat(answer.get("id").asText()).startsWith("backfill-");
    assertThat(answer.get("result").get("chunks").asInt()).isEqualTo(2);
    assertThat(err()).contains("2019: done in").contains("2020: done in");
  }

  @Test
  void runAsJsonIsOneObject() {
    assertThat(tidemark("run", "pipeline", "--json", "--id", "mine")).as(err()).isZero();

    JsonNode answer = Json.read(out(), JsonNode.class);
    assertThat(out().strip().lines()).hasSize(1);
    assertThat(answer.get("id").asText()).isEqualTo("mine");
    assertThat(answer.get("result").get("version").asText()).isEqualTo("v0002-abcdef01");
    assertThat(err()).contains("train: done in");
  }

  @Test
  void aFinishedRunIsRecordedInTheLedger() throws IOException {
    tidemark("run", "pipeline", "--id", "mine", "--json");

    JsonNode entry =
        Json.read(Files.readString(home.resolve("data/runs/mine.json")), JsonNode.class);
    assertThat(entry.get("result").get("runKey").asText()).isEqualTo("mine");
    assertThat(home.resolve("data/durations.json")).exists();
  }

  @Test
  void anotherInputUnderAUsedNameIsRefused() {
    tidemark("run", "pipeline", "--id", "mine", "--json");

    assertThat(tidemark("run", "pipeline", "--id", "mine", "--input", "{\"seed\":8}")).isEqualTo(2);
    assertThat(err()).contains("run mine was started with another input");
  }

  @Test
  void aFaultOfTheDataIsOneLineAndCodeTwo() {
    assertThat(tidemark("run", "pipeline", "--input", "{\"tickers\":[\"ZZZ\"]}")).isEqualTo(2);
    assertThat(err().strip()).isEqualTo("tidemark: no vendor has ticker ZZZ");
  }

  @Test
  void verboseShowsTheTrace() {
    tidemark("run", "pipeline", "--verbose", "--input", "{\"tickers\":[\"ZZZ\"]}");
    assertThat(err()).contains("\tat io.tidemark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"tikers\":[]}", "{\"folds\":0}", "{", "[]", "@nowhere.json"})
  void anInvalidInputIsReportedBeforeAnythingStarts(String input) {
    assertThat(tidemark("run", "pipeline", "--input", input)).isEqualTo(2);
    assertThat(err()).startsWith("tidemark: --input ");
    assertThat(out()).isEmpty();
  }

  @Test
  void resourcesCanBeNamedInAdditionToTheInput() {
    assertThat(tidemark("run", "daily-market-data", "--resources", "daily,minits")).isEqualTo(2);
    assertThat(err()).contains("resource 'minits' is none of", "the nearest is 'minutes'");
    assertThat(tidemark("run", "pipeline", "--resources", "minutes")).isEqualTo(2);
    assertThat(err())
        .contains("--resources minutes can be used with daily-market-data and backfill");
    assertThat(out()).isEmpty();
  }

  @Test
  void theInputMayBeInAFile() throws IOException {
    Path file = Files.writeString(home.resolve("input.json"), "{\"seed\":3}");
    assertThat(RunCommand.request("@" + file).seed()).isEqualTo(3);
  }

  @Test
  void aFeatureSetInAFileIsNamedByItsAbsolutePath() throws IOException {
    Path file = Files.createTempFile(Path.of("target"), "set", ".yaml");
    assertThat(RunCommand.request("{\"featureSet\":\"%s\"}".formatted(file)).featureSet())
        .isEqualTo(file.toAbsolutePath().toString());
  }

  @Test
  void anUnknownWorkflowIsNamedWithTheKnownOnes() {
    assertThat(tidemark("run", "pipelines")).isEqualTo(2);
    assertThat(err()).contains("there is no workflow 'pipelines'; the workflows are: pipeline");
  }

  @Test
  void withNothingPublishedThereAreNoVersions() {
    assertThat(tidemark("versions")).isZero();
    assertThat(out()).contains("Nothing is published yet");
    assertThat(tidemark("serve", "equity-daily", "v0001-aaaaaaaa")).isEqualTo(2);
    assertThat(err()).contains("set equity-daily was never published");
  }

  @Test
  void thePointerMovesForwardAndBack() {
    Registry registry = new Registry(home.resolve("data/lake"));
    String first = publish(registry, "aaaaaaaa");
    String second = publish(registry, "bbbbbbbb");

    assertThat(tidemark("serve", "s", second)).isZero();
    assertThat(tidemark("serve", "s", first, "--json")).isZero();

    assertThat(registry.served("s")).contains(first);
    assertThat(out()).contains("\"before\":\"" + second + "\"");
    assertThat(tidemark("versions")).isZero();
    assertThat(out()).containsPattern("s +" + first + " +served");
  }

  @Test
  void statusAsJsonHasThePartsAndTheServedVersions() {
    Registry registry = new Registry(home.resolve("data/lake"));
    registry.serve("s", publish(registry, "aaaaaaaa"));

    assertThat(tidemark("status", "--json")).isZero();
    JsonNode answer = Json.read(out(), JsonNode.class);
    assertThat(answer.get("parts")).hasSize(4);
    assertThat(answer.get("served").get("s").asText()).isEqualTo("v0001-aaaaaaaa");
  }

  @Test
  void downWithNothingRunningSucceeds() {
    assertThat(tidemark("down")).isZero();
    assertThat(out()).contains("Nothing was running.");
  }

  @Test
  void doctorNamesWhatIsMissingAndFails() {
    assertThat(tidemark("doctor")).isEqualTo(1);
    assertThat(out()).containsPattern("MISSING +build +not built");
  }

  @Test
  void importPrintsWhatWasLoadedAndWhatWasNot() throws IOException {
    Path file = Files.writeString(home.resolve("bars.csv"), "ticker,date\n");

    assertThat(tidemark("import", "bars", "--source", "mine", file.toString())).as(err()).isZero();
    assertThat(out()).contains("10 rows read; new: 8 bars").contains("high < low: 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import bars nowhere.csv --source mine",
        "import bars pom.xml --source sim-fred",
        "import bars pom.xml --source a+b",
        "import bars pom.xml --source mine --map a=close,b=close",
        "import bars pom.xml",
        "import bars --source mine",
        "import prices pom.xml --source mine",
      })
  void anInvalidImportIsAFaultOfTheArguments(String line) {
    assertThat(tidemark(line.split(" ", -1))).isEqualTo(2);
    assertThat(err()).startsWith("tidemark: ");
  }

  private static String publish(Registry registry, String hash) {
    return registry
        .publish(
            "s",
            "run-" + hash,
            hash,
            version ->
                new Manifest(
                    "s",
                    version,
                    "",
                    "",
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    LocalDate.EPOCH,
                    LocalDate.EPOCH,
                    "",
                    new RegimePolicy(Map.of(), List.of()),
                    List.of(),
                    Instant.EPOCH,
                    "",
                    0,
                    Instant.EPOCH,
                    "run-" + hash))
        .version();
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
