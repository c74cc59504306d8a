package io.tidemark.workflows.cli.market;

import io.tidemark.core.UserFault;
import io.tidemark.views.ops.Dispute;
import io.tidemark.views.ops.Disputes;
import io.tidemark.workflows.cli.Shell;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code disputes}: what vendors do not agree on, and why. */
@Command(
    name = "disputes",
    mixinStandardHelpOptions = true,
    description = "List what vendors do not agree on, each with its most likely cause.")
public final class DisputesCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private Listing listing = new Listing();

  @Option(
      names = "--vendors",
      split = ",",
      paramLabel = "NAME",
      description = "Those that were compared, in order of trust: google,yahoo.")
  private List<String> vendors;

  @Option(
      names = "--from",
      converter = Texts.Date.class,
      paramLabel = "DATE",
      description = "Disputes that last to this day or longer.")
  private LocalDate from;

  @Option(
      names = "--to",
      converter = Texts.Date.class,
      paramLabel = "DATE",
      description = "Disputes that begin on this day or before.")
  private LocalDate to;

  @Option(names = "--ticker", paramLabel = "TICKER", description = "Of this ticker alone.")
  private String ticker;

  public DisputesCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (from != null && to != null && from.isAfter(to)) {
      throw new UserFault("--from %s is after --to %s; swap them".formatted(from, to));
    }
    Disputes.Filter filter =
        new Disputes.Filter(
            Texts.names(vendors),
            Optional.ofNullable(from),
            Optional.ofNullable(to),
            Optional.ofNullable(ticker));
    listing.print(
        shell,
        Disputes.read(shell.lake(), filter, Instant.now()),
        "There are no such disputes.",
        new Columns<Dispute>()
            .add("ticker", Dispute::ticker)
            .add("date", Dispute::date)
            .add("until", Dispute::until)
            .add("field", Dispute::field)
            .add("values", Dispute::values)
            .add("verdict", Dispute::verdict)
            .add("suspect", Dispute::suspect)
            .add("state", Dispute::state)
            .add("evidence", Dispute::evidence));
    return 0;
  }
}
