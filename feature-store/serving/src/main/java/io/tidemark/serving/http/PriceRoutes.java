package io.tidemark.serving.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.published.Adjustment;
import io.tidemark.serving.published.PriceHistory;
import io.tidemark.serving.published.PriceRow;
import io.tidemark.serving.published.PriceSeries;
import io.tidemark.serving.published.Publications;
import io.tidemark.serving.published.ServedVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prices of one ticker, as known at a time, with splits and dividends taken out as asked. */
public final class PriceRoutes {
  private final Answers answers;

  public PriceRoutes(Publications publications, Path lake) {
    this.answers = new Answers(publications, lake);
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/prices/{ticker}", this::prices);
  }

  /**
   * The answer.
   *
   * @param asOf no row of the answer became known later, nor did an action that adjusts one
   * @param anchor the last session known by then, whose prices stay as traded
   * @param truncated whether {@code limit} left out earlier rows
   * @param note why there are no rows, where that may surprise
   */
  record Prices(
      String ticker,
      String set,
      String version,
      String sources,
      String adjust,
      Instant asOf,
      Optional<LocalDate> anchor,
      LocalDate from,
      LocalDate to,
      boolean truncated,
      Optional<String> note,
      List<PriceRow> rows) {}

  private void prices(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "from", "to", "adjust", "as_of", "limit", "set");
    String ticker = ctx.pathParam("ticker");
    answers.answer(ctx, parameters.text("set"), version -> prices(version, ticker, parameters));
  }

  private static Prices prices(ServedVersion version, String ticker, Parameters parameters) {
    Manifest manifest = version.manifest();
    Adjustment adjustment = parameters.choice("adjust", Adjustment.class, Adjustment.ALL);
    Optional<Integer> limit = parameters.count("limit");
    Instant asOf =
        parameters
            .moment("as_of")
            .filter(asked -> asked.isBefore(manifest.asOf()))
            .orElse(manifest.asOf());
    PriceHistory history = history(version, ticker);
    PriceSeries series = history.asOf(asOf);
    LocalDate last = series.last().orElse(LocalDate.ofInstant(asOf, ZoneOffset.UTC));
    DateRange range = DateRange.of(parameters, last);
    List<PriceRow> rows = series.rows(range.from(), range.to(), adjustment);
    int skipped = Math.max(0, rows.size() - limit.orElse(Integer.MAX_VALUE));
    return new Prices(
        ticker,
        manifest.set(),
        manifest.version(),
        String.join("+", manifest.vendors()),
        adjustment.name().toLowerCase(Locale.ROOT),
        asOf,
        series.last(),
        range.from(),
        range.to(),
        skipped > 0,
        series.size() > 0 ? Optional.empty() : Optional.of(nothingKnown(ticker, history, asOf)),
        rows.subList(skipped, rows.size()));
  }

  private static PriceHistory history(ServedVersion version, String ticker) {
    PriceHistory history = version.prices().get(ticker);
    if (history == null) {
      throw Answers.unknown("ticker", ticker, version.prices().keySet()).asException();
    }
    return history;
  }

  private static String nothingKnown(String ticker, PriceHistory history, Instant asOf) {
    return "no price of %s was known by %s; the first became known at %s"
        .formatted(ticker, asOf, history.firstKnownAt());
  }
}
