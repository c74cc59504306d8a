package io.tidemark.cli.market;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.views.ops.BarCoverage;
import io.tidemark.views.ops.CoverageLine;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coverage}: shows the bars of each vendor and ticker, and the missing ones. */
@Launch(anyBuild = true)
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = "Show which vendor has bars of which ticker, and how many are missing and why.")
public final class CoverageCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private ListOutput listing = new ListOutput();

  @Option(names = "--vendor", paramLabel = "NAME", description = "Only this vendor.")
  private String vendor;

  @Option(names = "--ticker", paramLabel = "TICKER", description = "Only this ticker.")
  private String ticker;

  public CoverageCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    BarCoverage.Filter filter =
        new BarCoverage.Filter(Optional.ofNullable(vendor), Optional.ofNullable(ticker));
    listing.print(
        shell,
        BarCoverage.read(shell.lake(), filter, Instant.now()),
        "There are no such bars.",
        new TableColumns<CoverageLine>()
            .add("vendor", CoverageLine::vendor)
            .add("ticker", CoverageLine::ticker)
            .add("first", CoverageLine::first)
            .add("last", CoverageLine::last)
            .add("sessions", CoverageLine::sessions)
            .add("missing", line -> words(line.missing())));
    return 0;
  }

  private static String words(Map<String, Integer> missing) {
    return missing.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
