package io.tidemark.serving.features;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.features.VersionResolver.ResolvedVersion;
import io.tidemark.serving.http.DataResponses;
import io.tidemark.serving.http.HaltFilter;
import io.tidemark.serving.http.Parameters;
import io.tidemark.serving.published.LatestFeatures;
import io.tidemark.serving.published.RegimeDay;
import io.tidemark.serving.published.ServedVersion;
import io.tidemark.views.ViewJson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The features of the last session that the policy selects for its regime. */
public final class FeatureRoutes {
  private static final String UNKNOWN_REGIME = "unknown";

  private final VersionResolver versions;
  private final HaltFilter halts;

  public FeatureRoutes(VersionResolver versions, HaltFilter halts) {
    this.versions = versions;
    this.halts = halts;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/features/{set}/latest", this::latest);
  }

  /**
   * The response.
   *
   * @param regime regime of {@code date}, which selects the features
   * @param missing tickers of the set that have no row on {@code date}
   * @param unknown tickers that the set does not have
   * @param halted halted tickers that were not requested by name, which are left out
   */
  record Features(
      String set,
      String version,
      String definitionHash,
      String regime,
      LocalDate date,
      Instant knownAt,
      List<String> features,
      List<Row> rows,
      List<String> missing,
      List<String> unknown,
      List<String> halted) {}

  /**
   * One ticker's last row of the session.
   *
   * @param time within the day when its bar ends
   */
  record Row(String ticker, LocalDate date, Optional<Instant> time, Map<String, Double> values) {}

  private void latest(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "tickers", "all", "version");
    List<String> tickers = parameters.names("tickers");
    boolean all = parameters.flag("all");
    tickers.forEach(ticker -> HaltFilter.refuse(halts.of(ticker)));
    ResolvedVersion chosen = versions.of(ctx, parameters);
    Features answer = latest(chosen.version(), tickers, all);
    boolean isWhole = answer.halted().isEmpty();
    String also =
        chosen.isNamed() && isWhole
            ? ""
            : halts.version().map(version -> "/halts-" + version).orElse("");
    if (!chosen.settles(ctx, chosen.tag(also), isWhole)) {
      ctx.contentType("application/json");
      ctx.result(ViewJson.bytes(answer));
    }
  }

  private Features latest(ServedVersion version, List<String> asked, boolean all) {
    Manifest manifest = version.manifest();
    LatestFeatures latest = version.features();
    List<String> tickers = asked.isEmpty() ? List.copyOf(version.tickers()) : asked;
    List<String> unknown = tickers.stream().filter(t -> !version.tickers().contains(t)).toList();
    if (unknown.size() == tickers.size()) {
      throw DataResponses.unknown("ticker", unknown.get(0), version.tickers()).asException();
    }
    String regime =
        version.regimes().on(latest.date()).map(RegimeDay::regime).orElse(UNKNOWN_REGIME);
    List<String> features = all ? manifest.features() : manifest.policy().featuresIn(regime);
    List<String> halted = tickers.stream().filter(t -> halts.of(t).isPresent()).toList();
    List<String> present =
        tickers.stream().filter(t -> latest.has(t) && !halted.contains(t)).toList();
    return new Features(
        manifest.set(),
        manifest.version(),
        manifest.definitionHash(),
        regime,
        latest.date(),
        latest.knownAt(),
        features,
        present.stream()
            .map(
                ticker ->
                    new Row(
                        ticker, latest.date(), latest.end(ticker), latest.values(ticker, features)))
            .toList(),
        tickers.stream().filter(t -> version.tickers().contains(t) && !latest.has(t)).toList(),
        unknown,
        halted);
  }
}
