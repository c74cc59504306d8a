package io.tidemark.cli.features;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.ExportFeaturesRequest;
import io.tidemark.api.review.DecisionInbox;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.command.JobHost;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.flows.steps.RequestNames;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features build}: computes a set into the lake, or into files for notebooks. */
@Launch(jobs = true)
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = {
      "Compute a feature set from the reconciled daily prices of some vendors or from one vendor's",
      "minutes, whichever the set's first source is: into Parquet files, or of days without --out",
      "into the lake. The values of a row use only data known then; only labels look ahead. It",
      "runs within this process."
    })
final class BuildCommand implements Callable<Integer> {
  private static final LocalDate BEFORE_ALL_DATA = LocalDate.of(1900, 1, 1);

  private final CommandContext shell;

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
        "The source of the bars: an import or a live vendor. Several, most trusted first, stand"
            + " for",
        "the prices that they were reconciled to."
      })
  private List<String> vendors;

  @Option(
      names = "--tickers",
      split = ",",
      paramLabel = "T,U",
      description = "The tickers; default: all tickers.")
  private List<String> tickers = List.of();

  @Option(
      names = "--macro",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The macro source of a set that reads one; default: the only one there is.")
  private String macro;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "First day; default: the first day with data.")
  private LocalDate from = BEFORE_ALL_DATA;

  @Option(names = "--to", paramLabel = "DATE", description = "Last day; default: today.")
  private LocalDate to;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "As-of time, such as 2026-03-02T21:00:00Z; default: now.")
  private Instant asOf;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = {
        "One file, if it ends in .parquet; otherwise a new or empty folder of files. Without it the"
            + " rows",
        "go into the set's table in the lake, where reports and models find them."
      })
  private Path out;

  @Option(names = "--json", description = "Print one JSON object; progress goes to stderr.")
  private boolean json;

  BuildCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    FeatureSet known = FeatureSet.load(set);
    LocalDate last = to == null ? LocalDate.ofInstant(now, known.calendar().zone()) : to;
    if (last.isBefore(from)) {
      throw new UserFault("--to is %s, which is before --from, %s".formatted(last, from));
    }
    Instant time = asOf == null ? now : asOf;
    try (JobHost host = new JobHost(shell, json)) {
      if (out == null) {
        tell(host.run(asked(() -> toLake(last, time))));
      } else {
        tell(host.run(asked(() -> toFiles(last, time))));
      }
      return 0;
    }
  }

  /** An invalid name is a fault of the user. */
  private static <T> T asked(Supplier<T> request) {
    try {
      return request.get();
    } catch (IllegalArgumentException e) {
      throw new UserFault(e.getMessage(), e);
    }
  }

  private BuildFeaturesRequest toLake(LocalDate last, Instant time) {
    return new BuildFeaturesRequest(
        DecisionInbox.freshKey().step("build"),
        set,
        RequestNames.vendors(vendors),
        RequestNames.tickers(tickers),
        macro,
        from,
        last,
        time,
        BuildFeaturesRequest.CURRENT);
  }

  private ExportFeaturesRequest toFiles(LocalDate last, Instant time) {
    return new ExportFeaturesRequest(
        DecisionInbox.freshKey().step("export"),
        set,
        RequestNames.vendors(vendors),
        RequestNames.tickers(tickers),
        macro,
        from,
        last,
        time,
        out.toAbsolutePath().normalize().toString());
  }

  private void tell(BuildFeaturesRequest.Result result) {
    if (json) {
      shell.json(result);
      return;
    }
    say(
        "%s: %,d rows of %,d tickers, %,d of them new, in %s",
        result.set(),
        result.rows(),
        result.tickers(),
        result.written(),
        FeatureSet.table(result.set(), result.definitionHash()));
    if (result.halted() > 0) {
      say("left out because they are halted: %,d", result.halted());
    }
  }

  private void tell(ExportFeaturesRequest.Result result) {
    if (json) {
      shell.json(result);
      return;
    }
    say(
        "%s: %,d rows of %,d tickers, %,d columns, %,d bytes in %s",
        result.set(),
        result.rows(),
        result.tickers(),
        result.columns(),
        result.bytes(),
        result.files().size() == 1
            ? result.files().get(0)
            : "%d files in %s".formatted(result.files().size(), out));
    if (!result.halted().isEmpty()) {
      say("left out because they are halted: %s", result.halted());
    }
    for (ExportFeaturesRequest.Forecast forecast : result.forecasts()) {
      say(
          "%s by %s: QLIKE %.4f on %,d rows%s",
          forecast.label(),
          forecast.feature(),
          forecast.qlike(),
          forecast.rows(),
          beside(forecast.t()));
    }
  }

  private static String beside(double t) {
    return t == 0
        ? ""
        : String.format(Locale.ROOT, ", %s by t = %.1f", t > 0 ? "worse" : "better", Math.abs(t));
  }

  private void say(String format, Object... values) {
    shell.out().println(String.format(Locale.ROOT, format, values));
  }
}
