package io.tidemark.cli;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.console.TextTable;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code versions}: lists the published versions and marks the served one. */
@Launch(anyBuild = true)
@Command(
    name = "versions",
    mixinStandardHelpOptions = true,
    description = "List the published versions of the feature sets; the served one is marked.")
final class VersionsCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Parameters(arity = "0..1", paramLabel = "SET", description = "Only this set.")
  private String set;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  VersionsCommand(CommandContext shell) {
    this.shell = shell;
  }

  private record Line(
      String set, String version, boolean served, String publishedAt, String runKey) {}

  @Override
  public Integer call() {
    Registry registry =
        set == null ? new Registry(shell.settings().lakeRoot().store()) : shell.registryOf(set);
    List<Line> lines = new ArrayList<>();
    for (String name : set == null ? registry.sets() : List.of(set)) {
      String served = registry.served(name).orElse("");
      for (String version : registry.versions(name)) {
        Manifest manifest = registry.manifest(name, version);
        lines.add(
            new Line(
                name,
                version,
                version.equals(served),
                manifest.publishedAt().toString(),
                manifest.runKey()));
      }
    }
    print(lines);
    return 0;
  }

  private void print(List<Line> lines) {
    if (json) {
      shell.json(Map.of("versions", lines));
    } else if (lines.isEmpty()) {
      shell.out().println("Nothing is published yet; ./tidemark demo publishes a version.");
    } else {
      TextTable table = new TextTable("set", "version", "served", "published", "run");
      for (Line line : lines) {
        table.row(
            line.set(),
            line.version(),
            line.served() ? "served" : "",
            line.publishedAt(),
            line.runKey());
      }
      table.lines().forEach(shell.out()::println);
    }
  }
}
