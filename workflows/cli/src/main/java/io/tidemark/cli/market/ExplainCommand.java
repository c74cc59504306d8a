package io.tidemark.cli.market;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.ViewJson;
import io.tidemark.views.explain.ExplainPrice;
import io.tidemark.views.explain.Explanation;
import io.tidemark.views.ops.Halt;
import io.tidemark.views.prices.PriceTable;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}: shows the provenance of one price. */
@Launch(anyBuild = true)
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Show the provenance of one ticker's price of one day: every vendor's bars, the vendor that was",
      "chosen, the splits and dividends since, the disputes, and the location of the payloads."
    })
public final class ExplainCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private ListOutput listing = new ListOutput();

  @Mixin private PriceChoice choice = new PriceChoice();

  @Parameters(index = "0", paramLabel = "TICKER", description = "The ticker.")
  private String ticker;

  @Parameters(
      index = "1",
      converter = ArgumentText.Date.class,
      paramLabel = "DATE",
      description = "The session.")
  private LocalDate date;

  public ExplainCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    LakeFolder lake = shell.lake();
    Explanation explanation =
        new ExplainPrice(lake, PriceTable.require(lake).ticker(ticker), choice.asOf())
            .on(date, choice.vendors());
    if (listing.json()) {
      shell.out().println(ViewJson.line(explanation));
    } else {
      ExplanationText.lines(explanation).forEach(shell.out()::println);
    }
    if (!listing.json()) {
      Halt.notice(shell.lake(), ticker, choice.asOf()).ifPresent(shell.err()::println);
    }
    return 0;
  }
}
