package io.tidemark.cli.market;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.UserFault;
import io.tidemark.views.ops.DisputeList;
import io.tidemark.views.ops.DisputeRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code disputes}: lists disagreements between vendors with their likely cause. */
@Launch(anyBuild = true)
@Command(
    name = "disputes",
    mixinStandardHelpOptions = true,
    description = "List the disagreements between vendors, each with its most likely cause.")
public final class DisputesCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private ListOutput listing = new ListOutput();

  @Option(
      names = "--vendors",
      split = ",",
      paramLabel = "NAME",
      description = "The vendors that were compared, in order of trust: google,yahoo.")
  private List<String> vendors;

  @Option(
      names = "--from",
      converter = ArgumentText.Date.class,
      paramLabel = "DATE",
      description = "Disputes that last to this day or longer.")
  private LocalDate from;

  @Option(
      names = "--to",
      converter = ArgumentText.Date.class,
      paramLabel = "DATE",
      description = "Disputes that begin on this day or before.")
  private LocalDate to;

  @Option(names = "--ticker", paramLabel = "TICKER", description = "Only this ticker.")
  private String ticker;

  public DisputesCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (from != null && to != null && from.isAfter(to)) {
      throw new UserFault("--from %s is after --to %s; swap them".formatted(from, to));
    }
    DisputeList.Filter filter =
        new DisputeList.Filter(
            ArgumentText.names(vendors),
            Optional.ofNullable(from),
            Optional.ofNullable(to),
            Optional.ofNullable(ticker));
    listing.print(
        shell,
        DisputeList.read(shell.lake(), filter, Instant.now()),
        "There are no such disputes.",
        new TableColumns<DisputeRecord>()
            .add("ticker", DisputeRecord::ticker)
            .add("date", DisputeRecord::date)
            .add("until", DisputeRecord::until)
            .add("field", DisputeRecord::field)
            .add("values", DisputeRecord::values)
            .add("verdict", DisputeRecord::verdict)
            .add("suspect", DisputeRecord::suspect)
            .add("state", DisputeRecord::state)
            .add("evidence", DisputeRecord::evidence));
    return 0;
  }
}
