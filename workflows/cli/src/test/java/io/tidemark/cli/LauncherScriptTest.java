package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The script {@code tidemark} in a folder that looks built, with a fake {@code java} that prints
 * its arguments.
 */
final class LauncherScriptTest {
  private static final Path SCRIPT = Path.of("..", "..", "tidemark");
  private static final String COMMANDS =
      """
      demo\tjobs,mlflow\tRun the whole pipeline
      prices\tany-build\tShow prices
      run\tjobs\tStart a workflow
      quarantine\t-\tDecide about rows
      quarantine list\t-\tList the rows
      quarantine approve\tjobs\tThe rows count
      """;

  @TempDir private Path home;

  @BeforeEach
  void build() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash; the script was not tested");
    Files.copy(SCRIPT, home.resolve("tidemark"));
    Files.copy(SCRIPT.resolveSibling("pom.xml"), home.resolve("pom.xml"));
    for (String file :
        List.of(
            "workflows/cli/target/classpath",
            "workflows/worker/target/classpath",
            "jobs/bench/target/classpath",
            "jobs/runner/target/classpath",
            "feature-store/serving/target/classpath",
            ".tidemark/mlflow/.ready",
            ".tidemark/calendars/.ready",
            ".tidemark/light.args",
            ".tidemark/embedded.args",
            ".tidemark/bench.args")) {
      write(file, "");
    }
    write(".tidemark/commands", COMMANDS);
    program("java", "[ \"$1\" != -version ] || echo 'openjdk version \"17.0.1\"' >&2; echo \"$@\"");
    program("javac", "");
    program("mvn", "echo 'nothing is to be built here'; exit 1");
    write(".tidemark/build.stamp", "");
  }

  @ParameterizedTest
  @CsvSource({
    "prices AAPL, light.args, -Xmx256m",
    "quarantine, light.args, -Xmx256m",
    "quarantine list, light.args, -Xmx256m",
    "quarantine approve x, embedded.args, -Xmx3g",
    "quarantine --verbose approve x, embedded.args, -Xmx3g",
    "quarantine approve --help, light.args, -Xmx256m",
    "run pipeline, embedded.args, -Xmx3g",
    "demo, embedded.args, -Xmx3g",
    "demo --help, light.args, -Xmx256m",
    "dmeo, light.args, -Xmx256m",
    "bench calendars, bench.args, bench-log4j2.xml"
  })
  void aCommandIsStartedAsListed(String command, String classPath, String option)
      throws IOException, InterruptedException {
    assertThat(script(command.split(" ", -1))).contains("/" + classPath).contains(option);
  }

  @Test
  void helpListsTheCommandsIncludingThoseOfTheScript() throws IOException, InterruptedException {
    assertThat(script("help"))
        .contains("\n  demo          Run the whole pipeline\n")
        .contains("\n  quarantine    Decide about rows\n")
        .contains("\n  test ", "\n  bench ", "\n  setup-mlflow ")
        .doesNotContain("List the rows");
  }

  @Test
  void beforeTheFirstBuildHelpNamesTheFirstSteps() throws IOException, InterruptedException {
    Files.delete(home.resolve(".tidemark/commands"));
    assertThat(script("help")).contains("\n  demo ", "\n  doctor ", "\n  test ", "The first build");
  }

  private String script(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", home.resolve("tidemark") + ""));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder
        .environment()
        .merge("PATH", home.resolve("jdk/bin") + "", (old, own) -> own + ":" + old);
    builder.environment().remove("TIDEMARK_DATA");
    builder.environment().remove("TIDEMARK_JOB_HEAP");
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  private void program(String name, String line) throws IOException {
    Path file = write("jdk/bin/" + name, "#!/bin/bash\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Path write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }
}
