package io.tidemark.cli.market;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.views.ops.AlertRecord;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code alerts}: lists the alerts. */
@Launch(anyBuild = true)
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "List the alerts, newest first.")
public final class AlertsCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private ListOutput listing = new ListOutput();

  public AlertsCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    listing.print(
        shell,
        AlertRecord.read(shell.lake(), Instant.now()),
        "There are no alerts.",
        new TableColumns<AlertRecord>()
            .add("known", AlertRecord::knownAt)
            .add("severity", AlertRecord::severity)
            .add("kind", AlertRecord::kind)
            .add("ticker", AlertRecord::ticker)
            .add("date", AlertRecord::date)
            .add("message", AlertRecord::message));
    return 0;
  }
}
