package io.tidemark.serving.features;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidemark.core.Sha256;
import io.tidemark.serving.features.VersionResolver.ResolvedVersion;
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
import io.tidemark.serving.published.RowSpan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of a published version: one, a ticker's history, or many. */
public final class RowRoutes {
  private static final int DEFAULT_LIMIT = 10_000;

  /** Maximum number of values per page, so that a response and its sources fit into memory. */
  private static final int MOST_VALUES = 2_000_000;

  private static final long RECENT_BYTES = 32L << 20;

  private static final RowSpan ALL = RowSpan.ofSessions(LocalDate.MIN, LocalDate.MAX);

  /** A ticker, a session, and within the day the end of a bar. */
  private static final Pattern CURSOR =
      Pattern.compile("(.*?),(\\d{4}-\\d\\d-\\d\\d)(?:,([^,]*Z))?");

  private final VersionResolver versions;
  private final HaltFilter halts;
  private final ResponseCache recent;

  /**
   * @param counter counts cache hits of responses
   */
  public RowRoutes(VersionResolver versions, HaltFilter halts, StatsCounter counter) {
    this.versions = versions;
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
    Parameters parameters = Parameters.of(ctx, "date", "time", "features", "as_of", "version");
    MediaType form = ContentNegotiation.accepted(ctx, "features");
    ResolvedVersion chosen = versions.of(ctx, parameters);
    String ticker = usable(ctx, chosen);
    List<String> features = chosen.features(parameters);
    Instant asOf = chosen.asOf(parameters);
    RowKey key = key(chosen, ticker, asOf, parameters);
    String tag = chosen.tag(question(ctx, form));
    if (!chosen.settles(ctx, tag, true)) {
      RowQuery query =
          new RowQuery(new TreeSet<>(List.of(ticker)), RowSpan.of(key), asOf, Optional.empty(), 1);
      FeatureRows rows = chosen.version().rows().read(query, features);
      ctx.contentType(form.mediaType());
      ctx.result(new RowAnswer(chosen.manifest(), asOf, List.of(), rows).one(form));
    }
  }

  private void history(Context ctx) {
    Parameters parameters =
        Parameters.of(ctx, "from", "to", "features", "as_of", "version", "limit", "cursor");
    MediaType form = ContentNegotiation.accepted(ctx, "features");
    ResolvedVersion chosen = versions.of(ctx, parameters);
    String ticker = usable(ctx, chosen);
    RowSpan span = span(parameters, chosen).orElse(ALL);
    new Page(ctx, parameters, chosen, form, List.of(ticker), List.of()).answer(span);
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
    ResolvedVersion chosen = versions.of(ctx, parameters);
    List<String> named = parameters.names("tickers");
    named.forEach(chosen::requireTicker);
    named.forEach(ticker -> HaltFilter.refuse(halts.of(ticker)));
    List<String> all = named.isEmpty() ? List.copyOf(chosen.version().tickers()) : named;
    List<String> halted = all.stream().filter(t -> halts.of(t).isPresent()).toList();
    List<String> tickers = all.stream().filter(t -> !halted.contains(t)).toList();
    Optional<LocalDate> date = parameters.date("date");
    Optional<RowSpan> span = span(parameters, chosen);
    if (date.isPresent() && span.isPresent()) {
      throw Parameters.bad("date selects one session, from and to a range; use one or the other");
    }
    RowIndex index = chosen.version().rows().index();
    LocalDate one = date.or(() -> index.last(chosen.asOf(parameters))).orElseGet(index::last);
    new Page(ctx, parameters, chosen, form, tickers, halted)
        .answer(span.orElse(RowSpan.ofSessions(one, one)));
  }

  /** The rows from and to which a request asks for; nothing if it names neither. */
  private static Optional<RowSpan> span(Parameters parameters, ResolvedVersion chosen) {
    Optional<Instant> begin = moment("from", parameters, chosen);
    Optional<Instant> end = moment("to", parameters, chosen);
    Optional<LocalDate> from = begin.isPresent() ? Optional.empty() : parameters.date("from");
    Optional<LocalDate> to = end.isPresent() ? Optional.empty() : parameters.date("to");
    if (parameters.text("from").isEmpty() && parameters.text("to").isEmpty()) {
      return Optional.empty();
    }
    boolean isTurned =
        (begin.isPresent() && end.isPresent() && begin.get().isAfter(end.get()))
            || (from.isPresent() && to.isPresent() && from.get().isAfter(to.get()));
    if (isTurned) {
      throw Parameters.bad(
          "from is %s, after to, which is %s; swap them"
              .formatted(parameters.text("from").get(), parameters.text("to").get()));
    }
    return Optional.of(
        new RowSpan(from.orElse(LocalDate.MIN), to.orElse(LocalDate.MAX), begin, end));
  }

  /** A moment, if the parameter has a time of day. */
  private static Optional<Instant> moment(
      String name, Parameters parameters, ResolvedVersion chosen) {
    Optional<String> text = parameters.text(name).filter(value -> value.indexOf('T') > 0);
    if (text.isPresent() && !chosen.manifest().intraday()) {
      throw Parameters.bad(
          "%s is '%s', and %s has one row a session; give a date"
              .formatted(name, text.get(), chosen.manifest().set()));
    }
    return text.isPresent() ? parameters.moment(name) : Optional.empty();
  }

  private String usable(Context ctx, ResolvedVersion chosen) {
    String ticker = ctx.pathParam("ticker");
    chosen.requireTicker(ticker);
    HaltFilter.refuse(halts.of(ticker));
    return ticker;
  }

  /** The row that is asked for; left out, the ticker's last one known by then. */
  static RowKey key(ResolvedVersion chosen, String ticker, Instant asOf, Parameters parameters) {
    RowIndex index = chosen.version().rows().index();
    Optional<LocalDate> date = parameters.date("date");
    Optional<Instant> time = moment("time", parameters, chosen);
    if (time.isEmpty() && parameters.text("time").isPresent()) {
      throw Parameters.bad(
          "time is '%s'; give the moment at which the row's bar ends, such as 2024-03-01T15:30:00Z"
              .formatted(parameters.text("time").get()));
    }
    RowSpan upTo = new RowSpan(LocalDate.MIN, date.orElse(LocalDate.MAX), Optional.empty(), time);
    Optional<RowKey> found = index.last(ticker, upTo, asOf);
    if (found.isEmpty() && index.last(ticker, ALL, asOf).isEmpty()) {
      throw Problem.notFound(
              "no row of %s was known by %s; the first became known at %s"
                  .formatted(ticker, asOf, index.firstKnownAt(ticker)))
          .asException();
    }
    return found
        .filter(key -> date.isEmpty() || date.get().equals(key.date()))
        .filter(key -> time.isEmpty() || time.equals(key.end()))
        .orElseThrow(
            () ->
                Problem.notFound(
                        "%s has no row %s; %s"
                            .formatted(
                                ticker,
                                time.map(moment -> "whose bar ends at " + moment)
                                    .orElseGet(() -> "on " + date.orElseThrow()),
                                found.map(RowRoutes::lastBefore).orElse("its rows begin later")))
                    .asException());
  }

  private static String lastBefore(RowKey key) {
    return "the last before it is "
        + key.end().map(end -> "that of " + end).orElseGet(() -> "on " + key.date());
  }

  private static String question(Context ctx, MediaType form) {
    String question = ctx.url() + "?" + ctx.queryString() + " " + form;
    return "/" + Sha256.of(question).substring(0, 16);
  }

  /** One page of rows, and the address of the next page. */
  private final class Page {
    private final Context ctx;
    private final ResolvedVersion chosen;
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
        ResolvedVersion chosen,
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

    void answer(RowSpan span) {
      RowQuery query = new RowQuery(new TreeSet<>(tickers), span, asOf, cursor, limit);
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
          ctx, Map.of("version", chosen.manifest().version(), "cursor", text(next)));
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

  private static String text(RowKey key) {
    return "%s,%s%s"
        .formatted(key.ticker(), key.date(), key.end().map(end -> "," + end).orElse(""));
  }

  private static RowKey key(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    try {
      if (parts.matches()) {
        return new RowKey(
            parts.group(1),
            LocalDate.parse(parts.group(2)),
            Optional.ofNullable(parts.group(3)).map(Instant::parse));
      }
    } catch (DateTimeException e) {
      // said below, as for what is no cursor at all
    }
    throw Parameters.bad("cursor is '%s'; take it from the previous page".formatted(cursor));
  }
}
