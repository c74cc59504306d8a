package io.tidemark.cli.market;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.views.ops.Failure;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code failures}: lists requests to vendors that were given up. */
@Launch(anyBuild = true)
@Command(
    name = "failures",
    mixinStandardHelpOptions = true,
    description = "List the requests to vendors that were given up, newest first.")
public final class FailuresCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private ListOutput listing = new ListOutput();

  public FailuresCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    listing.print(
        shell,
        Failure.read(shell.lake(), Instant.now()),
        "No request was given up.",
        new TableColumns<Failure>()
            .add("known", Failure::knownAt)
            .add("vendor", Failure::vendor)
            .add("resource", Failure::resource)
            .add("subject", Failure::subject)
            .add("status", Failure::status)
            .add("tries", Failure::attempts)
            .add("reason", Failure::reason));
    return 0;
  }
}
