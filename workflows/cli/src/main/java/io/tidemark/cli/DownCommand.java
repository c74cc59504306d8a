package io.tidemark.cli;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.cli.local.LocalStack;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code down}: stops the local stack. */
@Launch(anyBuild = true)
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = {
      "Stop the local stack and the jobs it runs. Nothing is lost: running work continues after",
      "the next ./tidemark up."
    })
final class DownCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DownCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<String> stopped = new LocalStack(shell.settings()).stopAll();
    if (json) {
      shell.json(Map.of("stopped", stopped));
    } else {
      shell
          .out()
          .println(
              stopped.isEmpty()
                  ? "Nothing was running."
                  : "Stopped: " + String.join(", ", stopped));
    }
    return 0;
  }
}
