package io.tidemark.serving.routes;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidemark.serving.http.NextPage;
import io.tidemark.serving.http.Parameters;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.ViewJson;
import io.tidemark.views.explain.RawCloses;
import io.tidemark.views.ops.AlertRecord;
import io.tidemark.views.ops.BarCoverage;
import io.tidemark.views.ops.CoverageDays;
import io.tidemark.views.ops.DisputeList;
import io.tidemark.views.ops.DisputeRecord;
import io.tidemark.views.ops.Failure;
import io.tidemark.views.ops.Halt;
import io.tidemark.views.ops.QuarantineQueue;
import io.tidemark.views.ops.QuarantinedRow;
import io.tidemark.views.ops.ReconciliationSummary;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of the data for data engineers; read from the lake at each request. */
public final class OpsRoutes {
  private static final int DEFAULT_LIMIT = 1_000;
  private static final int DEFAULT_SESSIONS = 20;
  private static final int MOST_SESSIONS = 250;

  private final LakeFolder lake;
  private final Clock clock;

  public OpsRoutes(LakeFolder lake, Clock clock) {
    this.lake = lake;
    this.clock = clock;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/ops/failures", this::failures);
    routes.get("/v1/ops/coverage", this::coverage);
    routes.get("/v1/ops/coverage/days", this::coverageDays);
    routes.get("/v1/ops/reconciliation", this::reconciliation);
    routes.get("/v1/ops/quarantine", this::quarantine);
    routes.get("/v1/ops/disputes", this::disputes);
    routes.get("/v1/ops/disputes/chart", this::chart);
    routes.get("/v1/ops/halts", this::halts);
    routes.get("/v1/ops/alerts", this::alerts);
  }

  /**
   * One page of rows.
   *
   * @param total number of rows on all pages
   * @param nextUrl address of the next page
   */
  record Rows(Instant asOf, int total, Optional<String> nextUrl, List<?> rows) {}

  /** A page of rows with the number of disputes. */
  record Reconciliation(
      Instant asOf,
      int total,
      Optional<String> nextUrl,
      List<ReconciliationSummary.DisputeCount> disputes,
      List<?> rows) {}

  /** A page of rows with each vendor's sessions. */
  record Days(
      Instant asOf,
      int total,
      Optional<String> nextUrl,
      List<CoverageDays.Vendor> vendors,
      List<?> rows) {}

  /** Raw closes around a day; the fields are named as in {@link RawCloses}. */
  record Chart(
      Instant asOf,
      String ticker,
      LocalDate date,
      List<LocalDate> dates,
      List<RawCloses.Line> lines) {}

  private void failures(Context ctx) {
    Parameters parameters = parameters(ctx);
    Instant now = clock.instant();
    send(ctx, page(ctx, parameters, now, Failure.read(lake, now)));
  }

  private void coverage(Context ctx) {
    Parameters parameters = parameters(ctx, "vendor", "ticker");
    Instant now = clock.instant();
    BarCoverage.Filter filter =
        new BarCoverage.Filter(parameters.text("vendor"), parameters.text("ticker"));
    send(ctx, page(ctx, parameters, now, BarCoverage.read(lake, filter, now)));
  }

  private void coverageDays(Context ctx) {
    Parameters parameters = parameters(ctx, "vendor", "ticker", "sessions", "missing");
    Instant now = clock.instant();
    CoverageDays days =
        CoverageDays.read(
            lake,
            new BarCoverage.Filter(parameters.text("vendor"), parameters.text("ticker")),
            Math.min(parameters.count("sessions").orElse(DEFAULT_SESSIONS), MOST_SESSIONS),
            now);
    List<CoverageDays.Row> rows = days.rows();
    if (parameters.text("missing").isPresent()) {
      boolean missing = parameters.flag("missing");
      rows = rows.stream().filter(row -> row.gaps() > 0 == missing).toList();
    }
    Rows page = page(ctx, parameters, now, rows);
    send(ctx, new Days(now, page.total(), page.nextUrl(), days.vendors(), page.rows()));
  }

  private void reconciliation(Context ctx) {
    Parameters parameters = parameters(ctx);
    Instant now = clock.instant();
    ReconciliationSummary summary = ReconciliationSummary.read(lake, now);
    Rows page = page(ctx, parameters, now, summary.checks());
    send(
        ctx,
        new Reconciliation(now, page.total(), page.nextUrl(), summary.disputes(), page.rows()));
  }

  private void quarantine(Context ctx) {
    Parameters parameters = parameters(ctx, "state", "kind", "source", "ticker", "rule", "ids");
    List<String> ids = parameters.names("ids");
    Instant now = clock.instant();
    QuarantineQueue.Filter filter =
        new QuarantineQueue.Filter(
            parameters.choice("state", QuarantinedRow.State.class),
            parameters.text("kind"),
            parameters.text("source"),
            parameters.text("ticker"),
            parameters.text("rule"));
    List<QuarantinedRow> rows =
        QuarantineQueue.read(lake, filter, now).stream()
            .filter(row -> ids.isEmpty() || ids.contains(row.id()))
            .toList();
    send(ctx, page(ctx, parameters, now, rows));
  }

  private void disputes(Context ctx) {
    Parameters parameters = parameters(ctx, "vendors", "from", "to", "ticker", "state", "verdict");
    Instant now = clock.instant();
    DisputeList.Filter filter =
        new DisputeList.Filter(
            parameters.names("vendors"),
            parameters.date("from"),
            parameters.date("to"),
            parameters.text("ticker"));
    Optional<String> state = parameters.text("state");
    Optional<String> verdict = parameters.text("verdict");
    List<DisputeRecord> disputes =
        DisputeList.read(lake, filter, now).stream()
            .filter(dispute -> state.map(dispute.state()::equals).orElse(true))
            .filter(dispute -> verdict.map(dispute.verdict()::equals).orElse(true))
            .sorted(Comparator.comparing(dispute -> !dispute.state().equals("open")))
            .toList();
    send(ctx, page(ctx, parameters, now, disputes));
  }

  private void chart(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "ticker", "date", "vendors", "sessions");
    String ticker =
        parameters
            .text("ticker")
            .orElseThrow(() -> Parameters.bad("ticker is missing; give one, as in ticker=AAPL"));
    LocalDate date =
        parameters
            .date("date")
            .orElseThrow(() -> Parameters.bad("date is missing; give one, as in date=2023-12-29"));
    int sessions = Math.min(parameters.count("sessions").orElse(DEFAULT_SESSIONS), MOST_SESSIONS);
    Instant now = clock.instant();
    RawCloses closes =
        RawCloses.read(lake, ticker, date, parameters.names("vendors"), sessions, now);
    send(ctx, new Chart(now, ticker, date, closes.dates(), closes.lines()));
  }

  private void halts(Context ctx) {
    Parameters parameters = parameters(ctx);
    Instant now = clock.instant();
    send(ctx, page(ctx, parameters, now, Halt.read(lake, now)));
  }

  private void alerts(Context ctx) {
    Parameters parameters = parameters(ctx);
    Instant now = clock.instant();
    send(ctx, page(ctx, parameters, now, AlertRecord.read(lake, now)));
  }

  private static Parameters parameters(Context ctx, String... filters) {
    String[] known = Arrays.copyOf(filters, filters.length + 2);
    known[filters.length] = "limit";
    known[filters.length + 1] = "cursor";
    return Parameters.of(ctx, known);
  }

  /** The cursor is the number of rows on all pages before. */
  private static Rows page(Context ctx, Parameters parameters, Instant now, List<?> all) {
    int limit = parameters.count("limit").orElse(DEFAULT_LIMIT);
    int from = Math.min(parameters.count("cursor").orElse(0), all.size());
    int to = (int) Math.min((long) from + limit, all.size());
    Optional<String> next =
        to < all.size()
            ? Optional.of(NextPage.url(ctx, Map.of("cursor", Integer.toString(to))))
            : Optional.empty();
    return new Rows(now, all.size(), next, all.subList(from, to));
  }

  private static void send(Context ctx, Object answer) {
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/json");
    ctx.result(ViewJson.bytes(answer));
  }
}
