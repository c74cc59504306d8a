package io.tidemark.serving.features;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import io.tidemark.serving.http.Parameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The sets, the published versions of each, and the served one. */
public final class SetRoutes {
  private final Registry registry;

  public SetRoutes(Registry registry) {
    this.registry = registry;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/features", this::sets);
  }

  record FeatureSets(List<SetVersions> sets) {}

  /**
   * A set.
   *
   * @param served the version that the pointer names
   * @param versions oldest first
   */
  record SetVersions(String set, Optional<String> served, List<SetVersion> versions) {}

  /**
   * A version, which can be requested with {@code ?version=}.
   *
   * @param asOf the {@code as_of} of every read
   * @param from first requested session
   * @param to last requested session
   * @param tickers requested tickers; empty: all tickers of these vendors, or members of an index
   * @param universe all, index:NAME, or a hash of the requested tickers
   * @param features names, in order
   */
  record SetVersion(
      String version,
      boolean served,
      Instant publishedAt,
      Instant asOf,
      LocalDate from,
      LocalDate to,
      List<String> vendors,
      List<String> tickers,
      String universe,
      String definitionHash,
      List<String> features) {
    static SetVersion of(Manifest manifest, Optional<String> served) {
      return new SetVersion(
          manifest.version(),
          served.filter(manifest.version()::equals).isPresent(),
          manifest.publishedAt(),
          manifest.asOf(),
          manifest.from(),
          manifest.to(),
          manifest.vendors(),
          manifest.tickers(),
          manifest.universeId(),
          manifest.definitionHash(),
          manifest.features());
    }
  }

  private void sets(Context ctx) {
    Parameters.of(ctx);
    ctx.header("Cache-Control", "no-store");
    ctx.json(new FeatureSets(registry.sets().stream().map(this::set).toList()));
  }

  private SetVersions set(String set) {
    Optional<String> served = registry.served(set);
    return new SetVersions(
        set,
        served,
        registry.versions(set).stream()
            .map(version -> SetVersion.of(registry.manifest(set, version), served))
            .toList());
  }
}
