package io.tidemark.serving.routes;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidemark.core.Sha256;
import io.tidemark.serving.formats.ArrowWriter;
import io.tidemark.serving.formats.ColumnTable;
import io.tidemark.serving.formats.ColumnTable.Days;
import io.tidemark.serving.formats.ColumnTable.Numbers;
import io.tidemark.serving.formats.ColumnTable.Texts;
import io.tidemark.serving.formats.ColumnTable.Times;
import io.tidemark.serving.formats.MediaType;
import io.tidemark.serving.http.ContentNegotiation;
import io.tidemark.serving.http.ETags;
import io.tidemark.serving.http.HaltFilter;
import io.tidemark.serving.http.NextPage;
import io.tidemark.serving.http.Parameters;
import io.tidemark.serving.http.Problem;
import io.tidemark.serving.http.ResponseCache;
import io.tidemark.serving.prices.PriceRefresher;
import io.tidemark.serving.prices.PriceSnapshot;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.ViewJson;
import io.tidemark.views.delta.Micros;
import io.tidemark.views.explain.ExplainPrice;
import io.tidemark.views.prices.Adjustment;
import io.tidemark.views.prices.PriceAnswer;
import io.tidemark.views.prices.PriceCsv;
import io.tidemark.views.prices.PriceQuery;
import io.tidemark.views.prices.PriceRow;
import io.tidemark.views.prices.TickerPrices;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Prices of one ticker as known at a time, adjusted for splits and dividends as requested. */
public final class PriceRoutes {
  private static final int DEFAULT_LIMIT = 10_000;
  private static final long RECENT_BYTES = 32L << 20;

  private final LakeFolder lake;
  private final PriceRefresher feed;
  private final Clock clock;
  private final ResponseCache recent;

  /**
   * @param counter counts cache hits of responses
   */
  public PriceRoutes(LakeFolder lake, PriceRefresher feed, Clock clock, StatsCounter counter) {
    this.lake = lake;
    this.feed = feed;
    this.clock = clock;
    this.recent = new ResponseCache(RECENT_BYTES, counter);
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/prices/{ticker}", this::prices);
    routes.get("/v1/prices/{ticker}/explain", this::explain);
  }

  /**
   * The response.
   *
   * @param sources vendors of the reconciled prices, in order of trust, joined by +
   * @param asOf all rows, and the actions that adjust them, were known by then
   * @param anchor the last session known by then, whose prices stay as traded
   * @param nextUrl address of the next page
   * @param note why there are no rows, if there are none
   */
  record Prices(
      String ticker,
      String sources,
      String adjust,
      Instant asOf,
      Optional<LocalDate> anchor,
      Optional<String> nextUrl,
      Optional<String> note,
      List<PriceRow> rows) {}

  private void prices(Context ctx) {
    Parameters parameters =
        Parameters.of(ctx, "from", "to", "adjust", "as_of", "vendors", "limit", "cursor");
    MediaType form = ContentNegotiation.accepted(ctx, "prices");
    PriceSnapshot stock = stock();
    TickerPrices prices = usable(stock, ctx.pathParam("ticker"));
    Page page = new Page(parameters, prices);
    String tag = page.tag(ctx, stock, form);
    if (ETags.settles(ctx, tag)) {
      return;
    }
    ctx.contentType(form.mediaType());
    Optional<String> next = page.next.map(from -> page.nextUrl(ctx, from));
    if (form != MediaType.JSON) {
      next.ifPresent(url -> ctx.header("Link", "<%s>; rel=\"next\"".formatted(url)));
    }
    ctx.result(recent.get(tag, () -> page.body(form, next)));
  }

  private void explain(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "date", "vendors", "as_of");
    LocalDate date =
        parameters
            .date("date")
            .orElseThrow(() -> Parameters.bad("date is missing; give one, as in date=2023-12-29"));
    TickerPrices prices = ticker(stock(), ctx.pathParam("ticker"));
    Instant asOf = parameters.moment("as_of").orElseGet(clock::instant);
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/json");
    ctx.result(
        ViewJson.bytes(new ExplainPrice(lake, prices, asOf).on(date, parameters.names("vendors"))));
  }

  private PriceSnapshot stock() {
    return feed.stock()
        .orElseThrow(
            () ->
                Problem.notReady("the prices are being loaded; try again in a moment")
                    .asException());
  }

  private TickerPrices usable(PriceSnapshot stock, String ticker) {
    HaltFilter.refuse(stock.halt(ticker));
    return ticker(stock, ticker);
  }

  private TickerPrices ticker(PriceSnapshot stock, String ticker) {
    if (stock.pricesVersion() < 0) {
      throw Problem.notReady(
              "there are no reconciled prices in %s yet; load bars and reconcile them: ./tidemark run pipeline"
                  .formatted(lake.root()))
          .asException();
    }
    return stock.ticker(ticker);
  }

  /** The rows of one page, and the start of the next page. */
  private final class Page {
    private final PriceAnswer answer;
    private final Instant asOf;
    private final List<PriceRow> rows;
    private final Optional<LocalDate> next;

    Page(Parameters parameters, TickerPrices prices) {
      int limit = parameters.count("limit").orElse(DEFAULT_LIMIT);
      Instant now = clock.instant();
      Instant asked = parameters.moment("as_of").filter(time -> time.isBefore(now)).orElse(now);
      Optional<LocalDate> from = parameters.date("from");
      Optional<LocalDate> to = parameters.date("to");
      if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
        throw Parameters.bad(
            "from is %s, after to, which is %s; swap them".formatted(from.get(), to.get()));
      }
      this.answer =
          PriceAnswer.of(
              prices,
              new PriceQuery(
                  parameters.names("vendors"),
                  parameters.date("cursor").or(() -> from),
                  to,
                  parameters.choice("adjust", Adjustment.class, Adjustment.ALL),
                  asked));
      // A request as of now is answered as of the latest known fact, so the response stays valid
      // until the next one.
      this.asOf = asked.equals(now) ? answer.knownAt().orElse(now) : asked;
      int shown = Math.min(limit, answer.rows().size());
      this.rows = answer.rows().subList(0, shown);
      this.next =
          answer.rows().size() > shown
              ? Optional.of(answer.rows().get(shown).date())
              : Optional.empty();
    }

    byte[] body(MediaType form, Optional<String> nextUrl) {
      return switch (form) {
        case JSON -> ViewJson.bytes(json(nextUrl));
        case CSV -> PriceCsv.of(rows).getBytes(StandardCharsets.UTF_8);
        case ARROW -> ArrowWriter.bytes(columns(rows));
      };
    }

    String tag(Context ctx, PriceSnapshot stock, MediaType form) {
      String question = ctx.url() + "?" + ctx.queryString() + " " + form;
      return ETags.weak(
          "prices-%d-%d-%d-%s"
              .formatted(
                  stock.pricesVersion(),
                  stock.haltsVersion(),
                  answer.knownAt().map(Micros::of).orElse(0L),
                  Sha256.of(question).substring(0, 12)));
    }

    /** The next pages have the as-of time of this one. */
    String nextUrl(Context ctx, LocalDate from) {
      return NextPage.url(
          ctx,
          Map.of(
              "as_of", asOf.toString(),
              "vendors", answer.sources().replace('+', ','),
              "cursor", from.toString()));
    }

    private Prices json(Optional<String> nextUrl) {
      return new Prices(
          answer.ticker(),
          answer.sources(),
          answer.adjust().name().toLowerCase(Locale.ROOT),
          asOf,
          answer.anchor(),
          nextUrl,
          answer.note(),
          rows);
    }
  }

  private static ColumnTable columns(List<PriceRow> rows) {
    return new ColumnTable(
        rows.size(),
        List.of(
            new Days(
                "date",
                rows.stream().mapToInt(row -> Math.toIntExact(row.date().toEpochDay())).toArray(),
                false),
            numbers("open", rows, PriceRow::open),
            numbers("high", rows, PriceRow::high),
            numbers("low", rows, PriceRow::low),
            numbers("close", rows, PriceRow::close),
            numbers("volume", rows, PriceRow::volume),
            new Texts("status", rows.stream().map(PriceRow::status).toArray(String[]::new)),
            new Times(
                "known_at",
                rows.stream().mapToLong(row -> Micros.of(row.knownAt())).toArray(),
                false)),
        Map.of());
  }

  private static Numbers numbers(
      String name, List<PriceRow> rows, ToDoubleFunction<PriceRow> value) {
    return new Numbers(name, rows.stream().mapToDouble(value).toArray());
  }
}
