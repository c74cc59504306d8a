package io.tidemark.cli.market;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.views.ops.Halt;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code halts list}: lists the state of each ticker. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the tickers that were ever in doubt, each with its present state.")
public final class HaltsList implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private ListOutput listing = new ListOutput();

  public HaltsList(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    listing.print(
        shell,
        Halt.read(shell.lake(), Instant.now()),
        "No ticker is halted.",
        new TableColumns<Halt>()
            .add("ticker", Halt::ticker)
            .add("state", Halt::state)
            .add("since", Halt::since)
            .add("by", Halt::openedBy)
            .add("date", Halt::date)
            .add("why", Halt::why));
    return 0;
  }
}
