package io.tidemark.serving.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.review.DecisionInbox;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.core.review.RowReview;
import io.tidemark.serving.http.Problem;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.UnknownNameFault;
import io.tidemark.views.ViewJson;
import io.tidemark.views.ops.BarCoverage;
import io.tidemark.views.ops.Halt;
import io.tidemark.views.ops.QuarantineQueue;
import io.tidemark.views.ops.QuarantinedRow;
import io.tidemark.views.prices.PriceTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Accepts people's decisions on rows and tickers and puts them into the inbox. The job that writes
 * them to the tables validates them; a page reads the result from the tables.
 */
public final class DecisionRoutes {
  private final LakeFolder lake;
  private final DecisionInbox inbox;
  private final SameOriginFilter ownPages;
  private final Clock clock;

  public DecisionRoutes(LakeFolder lake, SameOriginFilter ownPages, Clock clock) {
    this.lake = lake;
    this.inbox = new DecisionInbox(lake.root());
    this.ownPages = ownPages;
    this.clock = clock;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/ops/inbox", this::inbox);
    routes.post("/v1/ops/quarantine/{id}/decisions", this::decide);
    routes.post("/v1/ops/halts/{ticker}", this::halt);
  }

  /** The pending decisions. */
  record Inbox(Instant asOf, int total, List<PendingDecisions> rows) {}

  private void inbox(Context ctx) {
    List<PendingDecisions> waiting = waiting();
    send(ctx, new Inbox(clock.instant(), waiting.size(), waiting));
  }

  private void decide(Context ctx) {
    ownPages.require(ctx);
    RowDecision decision = body(ctx, RowDecision.class);
    String id = ctx.pathParam("id");
    Instant now = clock.instant();
    QuarantinedRow row = row(id, now);
    RowReview word = decision.word(id, now);
    if (word.decision().label().equals("override")
        && word.fields().isEmpty()
        && (row.repair() == null || row.repair().isEmpty())) {
      throw new UserFault(
          "row %s has no suggested repair; give the new values in fields, such as {\"close\": \"101.5\"}"
              .formatted(id));
    }
    accept(ctx, PendingDecisions.OnRow.of(handOver(row, word), word));
  }

  /** Synchronized, so that the second of two decisions on one row is refused. */
  private synchronized RunKey handOver(QuarantinedRow row, RowReview word) {
    if (row.state() != QuarantinedRow.State.PENDING && row.state() != QuarantinedRow.State.LAPSED) {
      throw decided(
          "row %s is already %s%s; to change the decision: ./tidemark quarantine %s %s"
              .formatted(
                  row.id(),
                  row.state().label(),
                  row.decision().map(last -> ", by " + last.who() + ": " + last.why()).orElse(""),
                  word.decision().label(),
                  row.id()));
    }
    refuseSecond(
        "row " + row.id(),
        other -> other instanceof PendingDecisions.OnRow on && on.id().equals(row.id()));
    return inbox.put(new DecisionMessage.Words(List.of(word)));
  }

  private void halt(Context ctx) {
    ownPages.require(ctx);
    DecisionMessage.Halt halt = body(ctx, HaltDecision.class).on(ctx.pathParam("ticker"));
    accept(ctx, PendingDecisions.OnTicker.of(handOver(halt), halt));
  }

  private synchronized RunKey handOver(DecisionMessage.Halt halt) {
    Optional<Halt> last =
        Halt.read(lake, clock.instant()).stream()
            .filter(known -> known.ticker().equals(halt.ticker()))
            .findFirst();
    if (last.isEmpty()) {
      refuseUnknown(halt.ticker());
    }
    HaltState now = last.map(known -> HaltState.valueOf(known.state())).orElse(HaltState.OK);
    if (!now.next().contains(halt.state())) {
      throw decided(
          "%s is %s and cannot become %s; it can become %s"
              .formatted(halt.ticker(), now, halt.state(), now.next()));
    }
    refuseSecond(
        halt.ticker(),
        other ->
            other instanceof PendingDecisions.OnTicker on && on.ticker().equals(halt.ticker()));
    return inbox.put(halt);
  }

  private QuarantinedRow row(String id, Instant now) {
    return QuarantineQueue.read(lake, QuarantineQueue.Filter.ALL, now).stream()
        .filter(row -> !id.isEmpty() && row.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.notFound(
                        "no row '%s' is in quarantine; /v1/ops/quarantine lists the rows that are"
                            .formatted(id))
                    .asException());
  }

  /** Refused, because a halt of a mistyped name would have no effect. */
  private void refuseUnknown(String ticker) {
    BarCoverage.Filter filter = new BarCoverage.Filter(Optional.empty(), Optional.of(ticker));
    Optional<NavigableSet<String>> agreed =
        PriceTable.latest(lake).map(prices -> prices.distinct("ticker"));
    if (agreed.map(tickers -> tickers.contains(ticker)).orElse(false)
        || !BarCoverage.read(lake, filter, clock.instant()).isEmpty()) {
      return;
    }
    throw agreed
        .<RuntimeException>map(tickers -> UnknownNameFault.of("ticker", ticker, tickers))
        .orElseGet(
            () ->
                Problem.notFound(
                        "ticker '%s' is not known: no vendor has a bar of it".formatted(ticker))
                    .asException());
  }

  private void refuseSecond(String of, Predicate<PendingDecisions> same) {
    waiting().stream()
        .filter(same)
        .findFirst()
        .ifPresent(
            first -> {
              throw decided(
                  "a decision on %s is already pending, as %s; wait until it is in the table"
                      .formatted(of, first.key()));
            });
  }

  private List<PendingDecisions> waiting() {
    return inbox.waiting().stream()
        .flatMap(message -> PendingDecisions.of(message).stream())
        .toList();
  }

  private static RuntimeException decided(String detail) {
    return Problem.of("decided", "There is already a decision", HttpStatus.CONFLICT, detail)
        .asException();
  }

  private static <T> T body(Context ctx, Class<T> type) {
    try {
      return Optional.ofNullable(Json.read(ctx.body(), type))
          .orElseThrow(() -> new UserFault("the body is null; send an object"));
    } catch (IllegalArgumentException e) {
      throw new UserFault("the body is " + e.getMessage(), e);
    }
  }

  private static void accept(Context ctx, PendingDecisions word) {
    ctx.status(HttpStatus.ACCEPTED);
    send(ctx, word);
  }

  private static void send(Context ctx, Object answer) {
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/json");
    ctx.result(ViewJson.bytes(answer));
  }
}
