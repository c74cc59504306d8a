package io.tidemark.serving.features;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tidemark.core.Sha256;
import io.tidemark.serving.features.VersionResolver.ResolvedVersion;
import io.tidemark.serving.formats.MediaType;
import io.tidemark.serving.http.ContentNegotiation;
import io.tidemark.serving.http.DataResponses;
import io.tidemark.serving.http.ETags;
import io.tidemark.serving.http.HaltFilter;
import io.tidemark.serving.http.Parameters;
import io.tidemark.serving.http.Problem;
import io.tidemark.serving.live.LiveFeatures;
import io.tidemark.serving.live.LiveSnapshot;
import io.tidemark.serving.live.LiveUnavailable;
import io.tidemark.serving.prices.PriceRefresher;
import io.tidemark.serving.prices.PriceSnapshot;
import io.tidemark.serving.published.LatestFeatures;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.Micros;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Values computed now from the prices in memory and the joined sources, together with those of the
 * last build.
 */
public final class LiveRoutes {
  private final VersionResolver versions;
  private final HaltFilter halts;
  private final PriceRefresher prices;
  private final Clock clock;
  private final LiveFeatures live;

  /**
   * @param lake lake of the joined sources
   * @param counter counts cache hits of versions
   */
  public LiveRoutes(
      VersionResolver versions,
      HaltFilter halts,
      PriceRefresher prices,
      LakeFolder lake,
      Clock clock,
      StatsCounter counter) {
    this.versions = versions;
    this.halts = halts;
    this.prices = prices;
    this.clock = clock;
    this.live = new LiveFeatures(lake, counter);
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/features/{set}/live", this::live);
  }

  private void live(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "tickers", "features", "version");
    MediaType form = ContentNegotiation.accepted(ctx, "features");
    List<String> named = parameters.names("tickers");
    named.forEach(ticker -> HaltFilter.refuse(halts.of(ticker)));
    ResolvedVersion chosen = versions.of(ctx, parameters);
    List<String> features = chosen.features(parameters);
    PriceSnapshot stock =
        prices
            .stock()
            .orElseThrow(
                () ->
                    Problem.notReady("the prices are being loaded; try again in a moment")
                        .asException());
    LiveSnapshot board = board(chosen, stock);
    String tag = tag(ctx, chosen, form, stock, board);
    LiveAnswer answer = answer(chosen, board, features, named, stock);
    if (!ETags.settles(ctx, tag)) {
      ctx.contentType(form.mediaType());
      ctx.result(answer.bytes(form));
    }
  }

  private LiveSnapshot board(ResolvedVersion chosen, PriceSnapshot stock) {
    try {
      return live.snapshot(chosen.manifest(), stock, clock.instant())
          .orElseThrow(
              () ->
                  Problem.notReady(
                          (chosen.manifest().intraday()
                                  ? "no bar within the day of %s by %s is there; import some: ./tidemark import bars"
                                  : "there is no price of %s reconciled from %s; load bars and reconcile them: ./tidemark run pipeline")
                              .formatted(
                                  chosen.manifest().set(),
                                  String.join(",", chosen.manifest().vendors())))
                      .asException());
    } catch (LiveUnavailable e) {
      throw Problem.of(
              "not-live",
              "The features cannot be computed here",
              HttpStatus.CONFLICT,
              e.getMessage())
          .asException();
    }
  }

  private static String tag(
      Context ctx,
      ResolvedVersion chosen,
      MediaType form,
      PriceSnapshot stock,
      LiveSnapshot board) {
    String question = ctx.url() + "?" + ctx.queryString() + " " + form;
    return chosen.tag(
        "/live-%d-%d-%d-%s"
            .formatted(
                stock.pricesVersion(),
                stock.haltsVersion(),
                Micros.of(board.knownAt()),
                Sha256.of(question + board.sourcesTag()).substring(0, 16)));
  }

  /** Also knows tickers that came after the version. */
  private static LiveAnswer answer(
      ResolvedVersion chosen,
      LiveSnapshot board,
      List<String> features,
      List<String> named,
      PriceSnapshot stock) {
    LatestFeatures batch = chosen.version().features();
    TreeSet<String> known = new TreeSet<>(chosen.version().tickers());
    known.addAll(board.tickers());
    for (String ticker : named) {
      if (!known.contains(ticker)) {
        throw DataResponses.unknown("ticker", ticker, known).asException();
      }
    }
    Set<String> halted = stock.halted();
    List<String> asked = named.isEmpty() ? List.copyOf(known) : named;
    Map<Boolean, List<String>> there =
        asked.stream()
            .filter(ticker -> !halted.contains(ticker))
            .collect(Collectors.partitioningBy(t -> board.tickers().contains(t) || batch.has(t)));
    return new LiveAnswer(
        chosen.manifest(),
        board,
        batch,
        features,
        there.get(true),
        there.get(false),
        asked.stream().filter(halted::contains).toList());
  }
}
