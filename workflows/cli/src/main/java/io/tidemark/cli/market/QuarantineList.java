package io.tidemark.cli.market;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.views.ops.QuarantineQueue;
import io.tidemark.views.ops.QuarantinedRow;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quarantine list}: lists rows that failed validation, with their state. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the rows that failed validation, latest known first.")
public final class QuarantineList implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private ListOutput listing = new ListOutput();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only rows in this state: pending, approved, rejected, overridden, lapsed, settled.")
  private QuarantinedRow.State state;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only rows of this kind, such as bars, actions or macro.")
  private String kind;

  @Option(names = "--source", paramLabel = "NAME", description = "Only this source.")
  private String source;

  @Option(names = "--ticker", paramLabel = "TICKER", description = "Only this ticker.")
  private String ticker;

  @Option(names = "--rule", paramLabel = "RULE", description = "Only rows that broke this rule.")
  private String rule;

  public QuarantineList(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    QuarantineQueue.Filter filter =
        new QuarantineQueue.Filter(
            Optional.ofNullable(state),
            Optional.ofNullable(kind),
            Optional.ofNullable(source),
            Optional.ofNullable(ticker),
            Optional.ofNullable(rule));
    listing.print(
        shell,
        QuarantineQueue.read(shell.lake(), filter, Instant.now()),
        "There are no such rows in quarantine.",
        new TableColumns<QuarantinedRow>()
            .add("id", QuarantinedRow::id)
            .add("state", row -> row.state().label())
            .add("stage", QuarantinedRow::stage)
            .add("kind", QuarantinedRow::kind)
            .add("source", QuarantinedRow::source)
            .add("ticker", QuarantinedRow::ticker)
            .add("date", QuarantinedRow::date)
            .add("rules", row -> String.join(",", row.rules()))
            .add("reasons", row -> String.join("; ", row.reasons())));
    return 0;
  }
}
