package io.tidemark.workflows.cli.market;

import io.tidemark.views.ops.Alert;
import io.tidemark.workflows.cli.Shell;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code alerts}: what somebody should look at. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "List the alerts, newest first.")
public final class AlertsCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private Listing listing = new Listing();

  public AlertsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    listing.print(
        shell,
        Alert.read(shell.lake(), Instant.now()),
        "There are no alerts.",
        new Columns<Alert>()
            .add("known", Alert::knownAt)
            .add("severity", Alert::severity)
            .add("kind", Alert::kind)
            .add("ticker", Alert::ticker)
            .add("date", Alert::date)
            .add("message", Alert::message));
    return 0;
  }
}
