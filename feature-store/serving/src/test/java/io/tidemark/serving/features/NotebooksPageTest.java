package io.tidemark.serving.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.serving.ApiFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the requests of the page for notebooks against this API, with a ticker that exists here. */
class NotebooksPageTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent().getParent();
  private static final Path PYTHON = PROJECT.resolve(".tidemark/peers/bin/python");
  private static final Pattern BLOCK = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final String IMPORTS = "import duckdb\nimport pandas as pd\nimport polars as pl\n";

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @TempDir Path folder;

  @Test
  void theApiAnswersTheRequestsOfThePage() throws Exception {
    assumeThat(PYTHON).as("./tidemark test sets it up where it can").isExecutable();
    api.serveTheWeek();
    String page = Files.readString(PROJECT.resolve("docs/notebooks.md"));
    String code =
        BLOCK
            .matcher(page.substring(page.indexOf("## The API")))
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    assertThat(code).contains("http://127.0.0.1:8090", "AAPL");
    Path script =
        Files.writeString(
            folder.resolve("page.py"),
            IMPORTS
                + code.replace(":8090", ":" + api.server().address().getPort())
                    .replace("AAPL", "AAA"));
    Process python =
        new ProcessBuilder(PYTHON.toString(), script.toString()).redirectErrorStream(true).start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
    assertThat(said).contains("momentum", "2024-01-12", "avg(\"close\")");
  }
}
