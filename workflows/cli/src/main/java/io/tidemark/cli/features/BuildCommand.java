package io.tidemark.cli.features;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.ExportFeaturesRequest;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.command.JobHost;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.RunKey;
import io.tidemark.core.feature.FeatureSet;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features build}: computes a set into the lake, or into files for notebooks. */
@Launch(jobs = true)
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = {
      "Compute a feature set from the agreed daily prices of some vendors or from one vendor's",
      "minutes, whichever the set's first source is: into Parquet files, or without --out into the",
      "lake. Every row's values are what could be known then; labels alone look ahead. It is done",
      "within this process."
    })
final class BuildCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Parameters(
      paramLabel = "SET|FILE",
      description = "A set that ships with Tidemark, such as alpha158, or a .yaml file.")
  private String set;

  @Mixin private BarsOptions bars;

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
    try (JobHost host = new JobHost(shell, json)) {
      if (out == null) {
        tell(host.run(bars.build(RunKey.unique("features"), set)));
      } else {
        tell(host.run(toFiles()));
      }
      return 0;
    }
  }

  private ExportFeaturesRequest toFiles() {
    return new ExportFeaturesRequest(
        RunKey.unique("features").step("export"),
        set,
        bars.scope(FeatureSet.load(set)),
        bars.macro(),
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
          beside(forecast));
    }
  }

  private static String beside(ExportFeaturesRequest.Forecast forecast) {
    double t = forecast.t();
    if (t == 0) {
      return "";
    }
    String p = forecast.p() == null ? "" : String.format(Locale.ROOT, ", p = %.3f", forecast.p());
    return String.format(
        Locale.ROOT, ", %s by t = %.1f%s", t > 0 ? "worse" : "better", Math.abs(t), p);
  }

  private void say(String format, Object... values) {
    shell.out().println(String.format(Locale.ROOT, format, values));
  }
}
