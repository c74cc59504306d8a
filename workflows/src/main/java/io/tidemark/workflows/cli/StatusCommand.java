package io.tidemark.workflows.cli;

import io.tidemark.workflows.console.StackText;
import io.tidemark.workflows.local.LocalSettings;
import io.tidemark.workflows.local.LocalStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: the parts of the local stack and what is served. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show the parts of the local stack and what is served.")
final class StatusCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  StatusCommand(Shell shell) {
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
