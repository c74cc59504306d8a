package io.tidemark.cli.features;

import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.api.features.FactorReportRequest.Factor;
import io.tidemark.api.features.FactorReportRequest.Horizon;
import io.tidemark.api.features.FactorReportRequest.Result;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.command.JobHost;
import io.tidemark.cli.console.TextTable;
import io.tidemark.cli.launch.Launch;
import io.tidemark.cli.local.LocalStack;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.Universe;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.flows.steps.RequestNames;
import io.tidemark.worker.LocalSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features report}: how well the features of a set predict returns. */
@Launch(jobs = true)
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Report on the features of a set that was built: rank IC by horizon, returns by quintile,",
      "turnover, half-life, stability, and overlap with existing features. Writes a page, a CSV and a JSON",
      "file, and a run in MLflow if its server is up. A set of days ranks the tickers of a session;",
      "a set of minutes ranks each bar among the 20 sessions before, with returns that end in its session."
    })
final class ReportCommand implements Callable<Integer> {
  private static final LocalDate BEFORE_ALL_DATA = LocalDate.of(1900, 1, 1);
  private static final int SHOWN = 15;
  private static final double LEAST_Q = 0.001;

  private final CommandContext shell;

  @Parameters(
      paramLabel = "SET|FILE",
      description = "A set that ships with Tidemark, such as alpha158, or a .yaml file.")
  private String set;

  @Option(
      names = "--vendors",
      split = ",",
      paramLabel = "A,B",
      description = "The vendors that it was built from; default: those of all its rows.")
  private List<String> vendors = List.of();

  @Option(
      names = "--tickers",
      split = ",",
      paramLabel = "T,U",
      description = "The tickers it was built over; default: those of all its rows.")
  private List<String> tickers = List.of();

  @Option(
      names = "--universe",
      paramLabel = "NAME",
      description =
          "The tickers by the name that this command prints: all, a hash, or an index such as sp500.")
  private String universe = "";

  @Option(names = "--from", paramLabel = "DATE", description = "First session; default: all.")
  private LocalDate from = BEFORE_ALL_DATA;

  @Option(names = "--to", paramLabel = "DATE", description = "Last session; default: all.")
  private LocalDate to;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "As-of time, such as 2026-03-02T21:00:00Z; default: now.")
  private Instant asOf;

  @Option(
      names = "--horizons",
      split = ",",
      paramLabel = "N,M",
      description =
          "Horizons of the returns, in sessions, or in bars for a set of minutes; features are sorted by the first. Default: 1,5,21.")
  private List<Integer> horizons = FactorReportRequest.HORIZONS;

  @Option(
      names = "--skip",
      paramLabel = "N",
      description =
          "Sessions, or bars, between that of a feature and the close from which returns are measured; default: 1, the first close after a session's features can be acted upon.")
  private int skip = 1;

  @Option(
      names = "--against",
      paramLabel = "SET",
      description =
          "Another set to compare the features with, or none; default: the one that is served.")
  private String against = "";

  /** The former name of the option. */
  @Option(names = "--beside", hidden = true)
  void beside(String named) {
    if (named != null) {
      against = named;
    }
  }

  @Option(
      names = "--regimes",
      paramLabel = "MODEL",
      description =
          "The regime model that splits the sessions; default: the latest model of these prices.")
  private String regimes = "";

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description =
          "Name of the experiment in MLflow; default: " + FactorReportRequest.EXPERIMENT + ".")
  private String experiment = FactorReportRequest.EXPERIMENT;

  @Option(names = "--json", description = "Print one JSON object; progress goes to stderr.")
  private boolean json;

  ReportCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    LocalSettings settings = shell.settings();
    FactorReportRequest request = request();
    try (JobHost host = new JobHost(shell, json)) {
      Result result = host.run(request, new LocalStack(settings).mlflowIfUp());
      if (json) {
        shell.json(result);
      } else {
        tell(result, settings);
      }
    }
    return 0;
  }

  /** The key is derived from the request, so that the same report is not computed twice. */
  private FactorReportRequest request() {
    FeatureSet loaded = FeatureSet.load(set);
    Instant known = asOf == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : asOf;
    FactorReportRequest asked = request(new RunKey("factors"), known);
    String hash = Sha256.of(loaded.definitionHash() + Json.write(asked)).substring(0, 8);
    return request(new RunKey("factors").step(loaded.name() + "-" + hash), known);
  }

  private FactorReportRequest request(RunKey key, Instant known) {
    if (!universe.isEmpty() && !tickers.isEmpty()) {
      throw new UserFault("--tickers and --universe both select tickers; use one of them");
    }
    try {
      return new FactorReportRequest(
          key,
          set,
          RequestNames.vendors(vendors),
          tickers.isEmpty() ? universe : Universe.id(RequestNames.tickers(tickers)),
          from,
          to == null ? LocalDate.ofInstant(known, TradingCalendar.XNYS.zone()) : to,
          known,
          horizons,
          skip,
          against,
          regimes,
          experiment);
    } catch (IllegalArgumentException e) {
      throw new UserFault(e.getMessage(), e);
    }
  }

  private void tell(Result result, LocalSettings settings) {
    line(
        "%s: %,d features, %,d tickers, %,d sessions from %s to %s, prices of %s, universe %s",
        result.set(),
        result.factors().size(),
        result.tickers(),
        result.sessions(),
        result.first(),
        result.last(),
        result.sources(),
        result.universe());
    if (FeatureSet.load(set).isIntraday()) {
      line(
          "%,d bars, each ranked among the 20 sessions before; horizons are in bars of its session",
          result.rows());
    }
    line("");
    TextTable table =
        new TextTable(
            "over %d".formatted(result.horizons().get(0).horizon()),
            "coverage",
            "rank IC",
            "ICIR",
            "t",
            "q",
            "spread bp",
            "t",
            "turnover",
            "half-life");
    result.factors().stream().limit(SHOWN).forEach(factor -> row(table, factor));
    table.lines().forEach(shell.out()::println);
    if (result.factors().size() > SHOWN) {
      line("and %,d more on the page", result.factors().size() - SHOWN);
    }
    line("");
    for (Horizon over : result.horizons()) {
      line(
          "over %d: %d of %d have p < 0.05, %.1f expected by chance%s; %d have q < 0.05",
          over.horizon(),
          over.passing(),
          over.tested(),
          over.byChance(),
          over.byChanceAtMost() == null
              ? ""
              : ", at most %d in 95 %% of cases".formatted(over.byChanceAtMost()),
          over.discoveries());
    }
    line("");
    result.notes().forEach(note -> line("%s", note));
    line("report  %s", settings.lakeRoot().locate(result.page()));
    if (!result.mlflowUrl().isEmpty()) {
      line("MLflow  %s", result.mlflowUrl());
    }
  }

  private static void row(TextTable table, Factor factor) {
    table.row(
        factor.feature(),
        number("%.0f%%", factor.coverage(), 100),
        number("%+.4f", factor.rankIc(), 1),
        number("%+.2f", factor.icir(), 1),
        number("%+.1f", factor.t(), 1),
        factor.q() != null && factor.q() < LEAST_Q ? "< 0.001" : number("%.3f", factor.q(), 1),
        number("%+.1f", factor.spread(), 10_000),
        number("%+.1f", factor.spreadT(), 1),
        number("%.0f%%", factor.turnover(), 100),
        factor.halfLife() == null && factor.longestLag() > 0
            ? "> " + factor.longestLag()
            : number("%.1f", factor.halfLife(), 1));
  }

  private static String number(String format, Double value, double unit) {
    return value == null ? "–" : String.format(Locale.ROOT, format, unit * value);
  }

  private void line(String text, Object... values) {
    shell.out().println(String.format(Locale.ROOT, text, values));
  }
}
