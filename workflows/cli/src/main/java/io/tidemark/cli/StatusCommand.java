package io.tidemark.cli;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.console.StackText;
import io.tidemark.cli.launch.Launch;
import io.tidemark.cli.local.LocalStack;
import io.tidemark.worker.LocalSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: shows the parts of the local stack and the served versions. */
@Launch(anyBuild = true)
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show the parts of the local stack and the served versions.")
final class StatusCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  StatusCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    LocalSettings settings = shell.settings();
    LocalStack stack = new LocalStack(settings);
    if (json) {
      shell.json(StackText.json(stack, settings));
    } else {
      StackText.of(stack, settings).forEach(shell.out()::println);
    }
    return 0;
  }
}
