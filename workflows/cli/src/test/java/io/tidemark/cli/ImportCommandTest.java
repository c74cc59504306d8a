package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class ImportCommandTest {
  @TempDir private Path folder;

  @Test
  void theMapIsReversed() throws IOException {
    ImportRequest request =
        parse("bars", "--source", "mine", "--map", "Adj=close,sym=ticker", file("a", "x"));

    assertThat(request.kind()).isEqualTo(FileContent.BARS);
    assertThat(request.columns()).isEqualTo(Map.of("close", "Adj", "ticker", "sym"));
    assertThat(request.knownAt()).isEmpty();
  }

  @Test
  void membersAreKeptUnderTheNameOfTheirIndex() throws IOException {
    String file = file("sp500.csv", "ticker,from\nA,2020-01-02\n");
    ImportRequest request = parse("members", "--index", "sp500", file);
    assertThat(request.kind()).isEqualTo(FileContent.MEMBERS);
    assertThat(request.source()).isEqualTo("sp500");
    assertThatThrownBy(() -> parse("members", "--index", "sp500", "--ticker", "A", file))
        .hasMessageContaining("leave them out for members");
  }

  @Test
  void pathsAreAbsoluteBecauseAJobRunsElsewhere() throws IOException {
    ImportRequest request =
        parse("macro", "--source", "mine", "--known-at", "seen", file("a", "x"), file("b", "y"));

    assertThat(request.files()).hasSize(2).allMatch(path -> Path.of(path).isAbsolute());
    assertThat(request.knownAt()).isEqualTo("seen");
  }

  @Test
  void theSameContentReadInTheSameWayIsTheSameImport() throws IOException {
    String key = key("bars", "--source", "mine", file("a", "x"));

    assertThat(key).matches("import-mine-[0-9a-f]{12}");
    assertThat(key("bars", "--source", "mine", file("a", "x"))).isEqualTo(key);
    assertThat(key("bars", "--source", "mine", file("a", "y"))).isNotEqualTo(key);
    assertThat(key("actions", "--source", "mine", file("a", "x"))).isNotEqualTo(key);
    assertThat(key("bars", "--source", "mine", "--known-at", "d", file("a", "x")))
        .isNotEqualTo(key);
  }

  @Test
  void optionsForBarsArePartOfTheIdentity() throws IOException {
    String file = file("a", "x");
    ImportRequest request =
        parse(
            "bars",
            "--source",
            "es",
            "--ticker",
            "ES",
            "--zone",
            "UTC",
            "--stamp",
            "end",
            "--calendar",
            "CMES",
            "--every",
            "1h",
            file);

    assertThat(request.bars()).isEqualTo(new BarFileFormat("ES", "UTC", true, "CMES", 60));
    assertThat(parse("bars", "--source", "es", file).bars()).isEqualTo(BarFileFormat.DEFAULT);
    assertThat(key("bars", "--source", "es", "--zone", "UTC", file))
        .isNotEqualTo(key("bars", "--source", "es", file));
  }

  @Test
  void optionsForTextFormatsArePartOfTheIdentity() throws IOException {
    String file = file("a", "x");
    ImportRequest request =
        parse(
            "bars",
            "--source",
            "dax",
            "--columns",
            "date,open,,close",
            "--decimal",
            ",",
            "--dates",
            "dmy",
            file);

    assertThat(request.format())
        .isEqualTo(new TextFileFormat(List.of("date", "open", "", "close"), ",", "dmy"));
    assertThat(parse("bars", "--source", "dax", file).format()).isEqualTo(TextFileFormat.DEFAULT);
    assertThat(key("bars", "--source", "dax", "--decimal", ",", file))
        .isNotEqualTo(key("bars", "--source", "dax", file));
    assertThat(parse("macro", "--source", "ecb", "--decimal", ",", file).format().decimal())
        .isEqualTo(",");
    assertThat(parse("actions", "--source", "dax", "--ticker", "T", file).bars().ticker())
        .isEqualTo("T");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bars  | --decimal | ;   | neither . nor ,",
        "bars  | --dates   | ydm | none of dmy, mdy and ymd"
      })
  void unknownTextFormatsAreNamed(String kind, String option, String value, String fault)
      throws IOException {
    String file = file("a", "x");
    assertThatThrownBy(() -> parse(kind, "--source", "dax", option, value, file))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "--zone, Mars, zone 'Mars' is not known",
    "--stamp, middle, neither start nor end",
    "--calendar, CME, did you mean CMES?",
    "--every, 5s, not a length",
    "--every, 0m, must be between one minute and one day",
    "--every, 25h, must be between one minute and one day"
  })
  void unknownValuesAreNamed(String option, String value, String fault) throws IOException {
    String file = file("a", "x");
    assertThatThrownBy(() -> parse("bars", "--source", "es", option, value, file))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(fault);
  }

  @Test
  void unusedColumnsAreNamedOnceForSimilarFiles() {
    LandRequest.Result result =
        new LandRequest.Result(1, 1, 0, 0, 0, Map.of())
            .withUnused(
                new TreeMap<>(
                    Map.of(
                        "a.csv", List.of("note", "fx"),
                        "b.csv", List.of("x"),
                        "c.csv", List.of("note", "fx"))));
    assertThat(new ImportOutcome(result).unused())
        .containsExactly(
            "a.csv and 1 more: columns not used: note, fx; if one is needed, map it with --map"
                + " THEIRS=ours",
            "b.csv: columns not used: x; if one is needed, map it with --map THEIRS=ours");
  }

  @Test
  void optionsForBarsAreRefusedForOtherFiles() throws IOException {
    String file = file("a", "x");
    assertThatThrownBy(() -> parse("macro", "--source", "es", "--zone", "UTC", file))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("are for bars");
  }

  private static String key(String... arguments) {
    return parse(arguments).runKey().value();
  }

  private static ImportRequest parse(String... arguments) {
    ImportCommand command =
        new ImportCommand(new CommandContext(System.out, System.err, 0, Map.of()));
    new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return command.request();
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
