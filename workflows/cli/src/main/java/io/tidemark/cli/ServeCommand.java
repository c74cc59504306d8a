package io.tidemark.cli;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.UserFault;
import io.tidemark.core.registry.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code serve}: moves the pointer to a published version, forward or back. */
@Launch(anyBuild = true)
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serve another published version of a feature set, newer or earlier. The API",
      "follows within seconds: as soon as it has loaded the version."
    })
final class ServeCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Parameters(index = "0", paramLabel = "SET", description = "The feature set.")
  private String set;

  @Parameters(
      index = "1",
      paramLabel = "VERSION",
      description = "A version that ./tidemark versions lists, or its first characters: v0003.")
  private String version;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ServeCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Registry registry = shell.registryOf(set);
    version = whole(registry);
    Optional<String> before = move(registry);
    if (json) {
      shell.json(Map.of("set", set, "served", version, "before", before.orElse("")));
    } else {
      shell
          .out()
          .println(
              "%s: %s is served%s".formatted(set, version, before.map(this::before).orElse("")));
    }
    return 0;
  }

  private String before(String old) {
    return old.equals(version) ? ", as it was before" : ", before it " + old;
  }

  /** Finds the version that begins with the given characters. */
  private String whole(Registry registry) {
    List<String> begin =
        registry.versions(set).stream().filter(known -> known.startsWith(version)).toList();
    return begin.size() == 1 ? begin.get(0) : version;
  }

  private Optional<String> move(Registry registry) {
    try {
      return registry.serve(set, version);
    } catch (IllegalArgumentException e) {
      throw new UserFault(e.getMessage(), e);
    }
  }
}
