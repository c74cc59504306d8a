package io.tidemark.serving.features;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.features.VersionResolver.ResolvedVersion;
import io.tidemark.serving.http.HaltFilter;
import io.tidemark.serving.http.Parameters;
import io.tidemark.serving.http.Problem;
import io.tidemark.serving.prices.PriceRefresher;
import io.tidemark.serving.prices.PriceSnapshot;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.ViewJson;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Why a version's model predicts what it does for a ticker's session: by feature, down to the
 * prices and the bytes that vendors sent. A halted ticker is explained, too.
 */
public final class WhyRoutes {
  private final VersionResolver versions;
  private final HaltFilter halts;
  private final PriceRefresher prices;
  private final LakeFolder lake;

  /**
   * @param lake that contributions and vendors' rows are read from
   */
  public WhyRoutes(
      VersionResolver versions, HaltFilter halts, PriceRefresher prices, LakeFolder lake) {
    this.versions = versions;
    this.halts = halts;
    this.prices = prices;
    this.lake = lake;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/features/{set}/{ticker}/why", this::why);
  }

  private void why(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "date", "as_of", "version");
    ResolvedVersion chosen = versions.of(ctx, parameters);
    String ticker = ctx.pathParam("ticker");
    chosen.requireTicker(ticker);
    requireModel(chosen.manifest(), ticker);
    Instant asOf = chosen.asOf(parameters);
    LocalDate date = RowRoutes.key(chosen, ticker, asOf, parameters).date();
    PriceSnapshot stock =
        prices
            .stock()
            .orElseThrow(
                () ->
                    Problem.notReady("the prices are being loaded; ask again in a moment")
                        .asException());
    String host = ctx.scheme() + "://" + ctx.host();
    PredictionLineage lineage = new PredictionLineage(lake, chosen.version(), ticker, date, asOf);
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/json");
    ctx.result(
        ViewJson.bytes(lineage.answer(stock, halts.of(ticker).map(halt -> halt.why()), host)));
  }

  private static void requireModel(Manifest manifest, String ticker) {
    if (manifest.models().isEmpty()) {
      throw Problem.of(
              "no-model",
              "The version has no model",
              HttpStatus.NOT_FOUND,
              "version %s of %s was published without a model, so it predicts nothing that could be explained; train and publish with ./tidemark run pipeline, or ask for its values at /v1/features/%s/%s"
                  .formatted(manifest.version(), manifest.set(), manifest.set(), ticker))
          .asException();
    }
  }
}
