package io.tidemark.cli.local;

import io.tidemark.launchers.process.HttpProbe;
import io.tidemark.launchers.process.JavaCommand;
import io.tidemark.worker.JavaOptions;
import io.tidemark.worker.LocalSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API process, which serves the lake and the published versions. */
record ApiPart(LocalSettings settings) implements StackPart {
  private static final String MAIN = "io.tidemark.serving.ApiMain";

  /** Opens the JDK's internal memory access that Arrow needs. */
  private static final List<String> OPTIONS =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "--add-opens=java.base/java.nio=ALL-UNNAMED");

  private Path classPath() {
    return settings.home().resolve("feature-store/serving/target/classpath");
  }

  @Override
  public String name() {
    return "api";
  }

  @Override
  public List<Port> ports() {
    return List.of(new Port(settings.ports().api(), "the API", LocalSettings.API_PORT));
  }

  @Override
  public Optional<String> address() {
    return Optional.of(settings.api());
  }

  @Override
  public Optional<String> lacking() {
    return Files.exists(classPath())
        ? Optional.empty()
        : Optional.of("the API is not built; run ./tidemark, or mvn -DskipTests package");
  }

  @Override
  public List<String> command() {
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(JavaOptions.within(settings));
    return new JavaCommand(JavaCommand.classPathOf(classPath()), options, MAIN)
        .line(settings.run().resolve("api.args"), List.of());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "TIDEMARK_LAKE", settings.lake(),
        "TIDEMARK_API_PORT", Integer.toString(settings.ports().api()));
  }

  @Override
  public String mark() {
    return settings.run().resolve("api.args").toString();
  }

  @Override
  public boolean ours() {
    return true;
  }

  /** Any response counts: before the first publication most pages return an error. */
  @Override
  public boolean answers() {
    return HttpProbe.responds(settings.api());
  }
}
