package io.tidemark.cli;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.worker.WorkerMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code worker}: runs a worker in the foreground. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description = {
      "Take work from the task queue 'tidemark' until stopped, each job in a separate process.",
      "./tidemark up starts one in the background."
    })
final class WorkerCommand implements Callable<Integer> {
  private final CommandContext shell;

  WorkerCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    WorkerMain.run(shell.settings());
    return 0;
  }
}
