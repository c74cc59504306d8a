package io.tidemark.workflows.cli.market;

import io.tidemark.views.ops.Failure;
import io.tidemark.workflows.cli.Shell;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code failures}: requests to vendors that were given up. */
@Command(
    name = "failures",
    mixinStandardHelpOptions = true,
    description = "List the requests to vendors that were given up, newest first.")
public final class FailuresCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private Listing listing = new Listing();

  public FailuresCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    listing.print(
        shell,
        Failure.read(shell.lake(), Instant.now()),
        "No request was given up.",
        new Columns<Failure>()
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
