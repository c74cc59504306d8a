package io.tidemark.workflows.cli.features;

import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.job.ExportFeaturesRequest;
import io.tidemark.core.review.DecisionInbox;
import io.tidemark.workflows.cli.JobHost;
import io.tidemark.workflows.cli.Shell;
import io.tidemark.workflows.steps.Names;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features build}: computes a set into files for notebooks. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = {
      "Compute a feature set into Parquet files, from the agreed daily prices of some vendors or",
      "from one vendor's minutes, whichever the set's first source is. Every row's values are what",
      "could be known then; labels alone look ahead. It is done within this process."
    })
final class BuildCommand implements Callable<Integer> {
  private static final LocalDate BEFORE_ALL_DATA = LocalDate.of(1900, 1, 1);

  private final Shell shell;

  @Parameters(
      paramLabel = "SET|FILE",
      description = "A set that ships with Tidemark, such as alpha158, or a .yaml file.")
  private String set;

  @Option(
      names = {"--vendor", "--vendors"},
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = {
        "Whose bars: the name of an import or a live vendor. Several, most trusted first, stand for",
        "the prices that they were reconciled to."
      })
  private List<String> vendors;

  @Option(
      names = "--tickers",
      split = ",",
      paramLabel = "T,U",
      description = "Which; default: all that there are.")
  private List<String> tickers = List.of();

  @Option(
      names = "--macro",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The macro source of a set that reads one; default: the only one there is.")
  private String macro;

  @Option(names = "--from", paramLabel = "DATE", description = "First day; default: all there is.")
  private LocalDate from = BEFORE_ALL_DATA;

  @Option(names = "--to", paramLabel = "DATE", description = "Last day; default: today.")
  private LocalDate to;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "Knowledge time, such as 2026-03-02T21:00:00Z; default: now.")
  private Instant asOf;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PATH",
      description = "One file, if it ends in .parquet; else a new or empty folder of files.")
  private Path out;

  @Option(names = "--json", description = "Print one JSON object; progress goes to stderr.")
  private boolean json;

  BuildCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    ExportFeaturesRequest request = request(Instant.now().truncatedTo(ChronoUnit.MICROS));
    try (JobHost host = new JobHost(shell, json)) {
      ExportFeaturesRequest.Result result = host.run(request);
      if (json) {
        shell.json(result);
        return 0;
      }
      shell
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%s: %,d rows of %,d tickers, %,d columns, %,d bytes in %s",
                  result.set(),
                  result.rows(),
                  result.tickers(),
                  result.columns(),
                  result.bytes(),
                  result.files().size() == 1
                      ? result.files().get(0)
                      : "%d files in %s".formatted(result.files().size(), request.out())));
      if (!result.halted().isEmpty()) {
        shell.out().println("left out, since they are halted: " + result.halted());
      }
      for (ExportFeaturesRequest.Forecast forecast : result.forecasts()) {
        shell
            .out()
            .println(
                String.format(
                    Locale.ROOT,
                    "%s by %s: QLIKE %.4f on %,d rows%s",
                    forecast.label(),
                    forecast.feature(),
                    forecast.qlike(),
                    forecast.rows(),
                    forecast.t() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", worse by t = %.1f", forecast.t())));
      }
      return 0;
    }
  }

  private ExportFeaturesRequest request(Instant now) {
    FeatureSet known = FeatureSet.load(set);
    LocalDate last = to == null ? LocalDate.ofInstant(now, known.calendar().zone()) : to;
    if (last.isBefore(from)) {
      throw new UserFault("--to is %s, which is before --from, %s".formatted(last, from));
    }
    return new ExportFeaturesRequest(
        DecisionInbox.freshKey().step("export"),
        set,
        Names.vendors(vendors),
        Names.tickers(tickers),
        macro,
        from,
        last,
        asOf == null ? now : asOf,
        out.toAbsolutePath().normalize().toString());
  }
}
