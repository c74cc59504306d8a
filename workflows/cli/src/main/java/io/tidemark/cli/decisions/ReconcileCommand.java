package io.tidemark.cli.decisions;

import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.flows.decisions.ReconciliationJobs;
import io.tidemark.flows.steps.RequestNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reconcile}: reconciles prices again without fetching data. */
@Launch(jobs = true)
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description = {
      "Reconcile the prices of some vendors again, from their data in the lake. It runs"
          + " within",
      "this process; results that did not change are not written again."
    })
public final class ReconcileCommand implements Callable<Integer> {
  private static final LocalDate BEFORE_ALL_DATA = LocalDate.of(1900, 1, 1);

  private final CommandContext shell;

  @Option(
      names = "--vendors",
      required = true,
      split = ",",
      paramLabel = "A,B",
      description = "The vendors, most trusted first.")
  private List<String> vendors;

  @Option(
      names = "--tickers",
      split = ",",
      paramLabel = "T,U",
      description = "The tickers; default: all tickers of the vendors.")
  private List<String> tickers = List.of();

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

  @Option(names = "--json", description = "Print one JSON object; progress goes to stderr.")
  private boolean json;

  public ReconcileCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    ReconcileRequest request = request(Instant.now().truncatedTo(ChronoUnit.MICROS));
    try (DecisionHost host = DecisionHost.here(shell, json)) {
      ReconciliationJobs.Outcome outcome = ReconciliationJobs.of(request, host::run);
      ReconcileRequest.Result result = outcome.reconciled();
      if (json) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("done", "reconciled");
        answer.put("key", request.runKey());
        answer.put("result", result);
        answer.put("inspected", outcome.inspected());
        answer.put("halted", outcome.halted());
        shell.json(answer);
      } else {
        shell
            .out()
            .println(
                String.format(
                    Locale.ROOT,
                    "%,d tickers; %,d days agreed, %,d from one vendor, %,d disputed, %,d held"
                        + " back; %,d new prices",
                    result.tickers(),
                    result.agreed(),
                    result.single(),
                    result.disputed(),
                    result.held(),
                    result.written()));
        shell.out().println(outcome.inspected().summary());
        if (!outcome.halted().isEmpty()) {
          shell
              .out()
              .println("halted: %s; ./tidemark halts list shows why".formatted(outcome.halted()));
        }
        shell
            .out()
            .println(
                "./tidemark disputes --vendors %s and ./tidemark quarantine list show more"
                    .formatted(String.join(",", request.vendors())));
      }
      return 0;
    }
  }

  private ReconcileRequest request(Instant now) {
    LocalDate last = to == null ? LocalDate.ofInstant(now, TradingCalendar.XNYS.zone()) : to;
    if (last.isBefore(from)) {
      throw new UserFault("--to is %s, which is before --from, %s".formatted(last, from));
    }
    try {
      return new ReconcileRequest(
          RunKey.unique("reconcile").step("reconcile"),
          new MarketScope(
              RequestNames.vendors(vendors),
              RequestNames.tickers(tickers),
              from,
              last,
              asOf == null ? now : asOf));
    } catch (IllegalArgumentException e) {
      throw new UserFault(e.getMessage(), e);
    }
  }
}
