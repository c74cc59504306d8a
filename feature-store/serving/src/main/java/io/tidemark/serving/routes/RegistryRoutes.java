package io.tidemark.serving.routes;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import io.tidemark.serving.http.Parameters;
import io.tidemark.serving.published.ServedVersion;
import io.tidemark.serving.published.ServedVersions;
import io.tidemark.serving.published.ServedVersions.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The published versions, the served ones, and the health of the API. */
public final class RegistryRoutes {
  private final ServedVersions publications;
  private final Registry registry;

  public RegistryRoutes(ServedVersions publications, Registry registry) {
    this.publications = publications;
    this.registry = registry;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/versions", this::versions);
    routes.get("/healthz", this::health);
  }

  record Sets(List<PublishedSet> sets) {}

  /**
   * A set.
   *
   * @param served the version that the pointer names
   * @param loaded the version in the memory of this process; an older one than {@code served} while
   *     that is being loaded
   */
  record PublishedSet(
      String set, Optional<String> served, Optional<String> loaded, List<Version> versions) {}

  record Version(
      String version,
      Instant publishedAt,
      Instant asOf,
      String definitionHash,
      String regimeModel,
      List<String> vendors,
      int features,
      String codeVersion,
      String runKey) {
    static Version of(Manifest manifest) {
      return new Version(
          manifest.version(),
          manifest.publishedAt(),
          manifest.asOf(),
          manifest.definitionHash(),
          manifest.regimeModel(),
          manifest.vendors(),
          manifest.features().size(),
          manifest.codeVersion(),
          manifest.runKey());
    }
  }

  /**
   * The health of the API.
   *
   * @param status ok, starting, empty or degraded
   * @param loaded the version in memory, by set
   * @param failed the version that could not be loaded, by set
   */
  record Health(String status, Map<String, String> loaded, Map<String, String> failed) {}

  private void versions(Context ctx) {
    Parameters.of(ctx);
    State state = publications.state();
    ctx.header("Cache-Control", "no-store");
    ctx.json(new Sets(registry.sets().stream().map(set -> published(set, state)).toList()));
  }

  private PublishedSet published(String set, State state) {
    return new PublishedSet(
        set,
        registry.served(set),
        state.of(set).map(loaded -> loaded.manifest().version()),
        registry.versions(set).stream()
            .map(version -> Version.of(registry.manifest(set, version)))
            .toList());
  }

  private void health(Context ctx) {
    Parameters.of(ctx);
    State state = publications.state();
    Map<String, String> loaded = new TreeMap<>();
    state.versions().forEach((set, version) -> loaded.put(set, version(version)));
    Map<String, String> failed = new TreeMap<>();
    state.failures().forEach((set, failure) -> failed.put(set, failure.version()));
    ctx.header("Cache-Control", "no-store");
    ctx.json(new Health(status(state), loaded, failed));
  }

  private static String status(State state) {
    if (!state.looked()) {
      return "starting";
    }
    if (!state.failures().isEmpty()) {
      return "degraded";
    }
    return state.versions().isEmpty() ? "empty" : "ok";
  }

  private static String version(ServedVersion served) {
    return served.manifest().version();
  }
}
