package io.tidemark.serving.features;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidemark.core.Sha256;
import io.tidemark.serving.formats.MediaType;
import io.tidemark.serving.http.ContentNegotiation;
import io.tidemark.serving.http.HaltFilter;
import io.tidemark.serving.http.NextPage;
import io.tidemark.serving.http.Parameters;
import io.tidemark.serving.http.Problem;
import io.tidemark.serving.http.ResponseCache;
import io.tidemark.serving.published.FeatureRows;
import io.tidemark.serving.published.RowIndex;
import io.tidemark.serving.published.RowKey;
import io.tidemark.serving.published.RowQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Rows of a published version: one, a ticker's history, or many. */
public final class RowRoutes {
  private static final int DEFAULT_LIMIT = 10_000;

  /** Maximum number of values per page, so that a response and its sources fit into memory. */
  private static final int MOST_VALUES = 2_000_000;

  private static final long RECENT_BYTES = 32L << 20;

  private final Choice choice;
  private final HaltFilter halts;
  private final ResponseCache recent;

  /**
   * @param counter counts cache hits of responses
   */
  public RowRoutes(Choice choice, HaltFilter halts, StatsCounter counter) {
    this.choice = choice;
    this.halts = halts;
    this.recent = new ResponseCache(RECENT_BYTES, counter);
  }

  /** Must be called after all other routes below a set, because a ticker may have any name. */
  public void register(RoutesConfig routes) {
    routes.get("/v1/features/{set}/rows", this::rows);
    routes.get("/v1/features/{set}/{ticker}", this::row);
    routes.get("/v1/features/{set}/{ticker}/history", this::history);
  }

  private void row(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "date", "features", "as_of", "version");
    MediaType form = ContentNegotiation.accepted(ctx, "features");
    Chosen chosen = choice.of(ctx, parameters);
    String ticker = usable(ctx, chosen);
    List<String> features = chosen.features(parameters);
    Instant asOf = chosen.asOf(parameters);
    LocalDate date = session(chosen.version().rows().index(), ticker, asOf, parameters);
    String tag = chosen.tag(question(ctx, form));
    if (!chosen.settles(ctx, tag, true)) {
      RowQuery query =
          new RowQuery(new TreeSet<>(List.of(ticker)), date, date, asOf, Optional.empty(), 1);
      FeatureRows rows = chosen.version().rows().read(query, features);
      ctx.contentType(form.mediaType());
      ctx.result(new RowAnswer(chosen.manifest(), asOf, List.of(), rows).one(form));
    }
  }

  private void history(Context ctx) {
    Parameters parameters =
        Parameters.of(ctx, "from", "to", "features", "as_of", "version", "limit", "cursor");
    MediaType form = ContentNegotiation.accepted(ctx, "features");
    Chosen chosen = choice.of(ctx, parameters);
    String ticker = usable(ctx, chosen);
    LocalDate from = parameters.date("from").orElse(LocalDate.MIN);
    LocalDate to = parameters.date("to").orElse(LocalDate.MAX);
    new Page(ctx, parameters, chosen, form, List.of(ticker), List.of()).answer(from, to);
  }

  private void rows(Context ctx) {
    Parameters parameters =
        Parameters.of(
            ctx,
            "date",
            "from",
            "to",
            "tickers",
            "features",
            "as_of",
            "version",
            "limit",
            "cursor");
    MediaType form = ContentNegotiation.accepted(ctx, "features");
    Chosen chosen = choice.of(ctx, parameters);
    List<String> named = parameters.names("tickers");
    named.forEach(chosen::requireTicker);
    named.forEach(ticker -> HaltFilter.refuse(halts.of(ticker)));
    List<String> all = named.isEmpty() ? List.copyOf(chosen.version().tickers()) : named;
    List<String> halted = all.stream().filter(t -> halts.of(t).isPresent()).toList();
    List<String> tickers = all.stream().filter(t -> !halted.contains(t)).toList();
    Optional<LocalDate> date = parameters.date("date");
    Optional<LocalDate> from = parameters.date("from");
    Optional<LocalDate> to = parameters.date("to");
    if (date.isPresent() && (from.isPresent() || to.isPresent())) {
      throw Parameters.bad("date selects one session, from and to a range; use one or the other");
    }
    boolean isOpen = from.isEmpty() && to.isEmpty();
    RowIndex index = chosen.version().rows().index();
    LocalDate one = date.or(() -> index.last(chosen.asOf(parameters))).orElseGet(index::last);
    new Page(ctx, parameters, chosen, form, tickers, halted)
        .answer(isOpen ? one : from.orElse(LocalDate.MIN), isOpen ? one : to.orElse(LocalDate.MAX));
  }

  private String usable(Context ctx, Chosen chosen) {
    String ticker = ctx.pathParam("ticker");
    chosen.requireTicker(ticker);
    HaltFilter.refuse(halts.of(ticker));
    return ticker;
  }

  private static LocalDate session(
      RowIndex index, String ticker, Instant asOf, Parameters parameters) {
    Optional<LocalDate> asked = parameters.date("date");
    Optional<LocalDate> found = index.last(ticker, asked.orElse(LocalDate.MAX), asOf);
    if (found.isEmpty() && index.last(ticker, LocalDate.MAX, asOf).isEmpty()) {
      throw Problem.notFound(
              "no row of %s was known by %s; the first became known at %s"
                  .formatted(ticker, asOf, index.firstKnownAt(ticker)))
          .asException();
    }
    return found
        .filter(date -> asked.isEmpty() || asked.get().equals(date))
        .orElseThrow(
            () ->
                Problem.notFound(
                        "%s has no row on %s; %s"
                            .formatted(
                                ticker,
                                asked.orElseThrow(),
                                found
                                    .map(date -> "the last before it is on " + date)
                                    .orElse("its rows begin later")))
                    .asException());
  }

  private static String question(Context ctx, MediaType form) {
    String question = ctx.url() + "?" + ctx.queryString() + " " + form;
    return "/" + Sha256.of(question).substring(0, 16);
  }

  /** One page of rows, and the address of the next page. */
  private final class Page {
    private final Context ctx;
    private final Chosen chosen;
    private final MediaType form;
    private final List<String> tickers;
    private final List<String> halted;
    private final List<String> features;
    private final Instant asOf;
    private final int limit;
    private final Optional<RowKey> cursor;

    Page(
        Context ctx,
        Parameters parameters,
        Chosen chosen,
        MediaType form,
        List<String> tickers,
        List<String> halted) {
      this.ctx = ctx;
      this.chosen = chosen;
      this.form = form;
      this.tickers = tickers;
      this.halted = halted;
      this.features = chosen.features(parameters);
      this.asOf = chosen.asOf(parameters);
      this.limit = limit(parameters, features.size());
      this.cursor = parameters.text("cursor").map(RowRoutes::key);
    }

    void answer(LocalDate from, LocalDate to) {
      if (from.isAfter(to)) {
        throw Parameters.bad("from is %s, after to, which is %s; swap them".formatted(from, to));
      }
      RowQuery query = new RowQuery(new TreeSet<>(tickers), from, to, asOf, cursor, limit);
      Optional<RowKey> next = chosen.version().rows().next(query);
      Optional<String> nextUrl = next.map(this::nextUrl);
      if (form != MediaType.JSON) {
        nextUrl.ifPresent(url -> ctx.header("Link", "<%s>; rel=\"next\"".formatted(url)));
      }
      String without = halted.isEmpty() ? "" : "/" + Sha256.of(halted.toString()).substring(0, 8);
      String tag = chosen.tag(question(ctx, form) + without);
      if (!chosen.settles(ctx, tag, halted.isEmpty())) {
        ctx.contentType(form.mediaType());
        ctx.result(recent.get(tag, () -> body(query, nextUrl)));
      }
    }

    private byte[] body(RowQuery query, Optional<String> nextUrl) {
      FeatureRows rows = chosen.version().rows().read(query, features);
      return new RowAnswer(chosen.manifest(), asOf, halted, rows).many(form, nextUrl);
    }

    /** The next pages read the same version, even if the pointer moves. */
    private String nextUrl(RowKey next) {
      return NextPage.url(
          ctx,
          Map.of(
              "version", chosen.manifest().version(), "cursor", next.ticker() + "," + next.date()));
    }
  }

  private static int limit(Parameters parameters, int features) {
    int most = MOST_VALUES / features;
    int limit = parameters.count("limit").orElse(Math.min(DEFAULT_LIMIT, most));
    if (limit > most) {
      throw Parameters.bad(
          "limit is %d; a page of %d features has at most %d rows, and gives the address of the next page"
              .formatted(limit, features, most));
    }
    return limit;
  }

  private static RowKey key(String cursor) {
    int comma = cursor.lastIndexOf(',');
    try {
      return new RowKey(
          cursor.substring(0, Math.max(0, comma)), LocalDate.parse(cursor.substring(comma + 1)));
    } catch (DateTimeException e) {
      throw Parameters.bad("cursor is '%s'; take it from the previous page".formatted(cursor));
    }
  }
}
