package io.tidemark.features.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.core.CodeVersion;
import io.tidemark.core.Json;
import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Manifest.ModelRef;
import io.tidemark.core.registry.RegimePolicy;
import io.tidemark.core.registry.Registry;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.lake.Lake;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Publishes a built feature set as the next version, with the models if it was trained, and serves
 * it. The run key makes it safe to run twice: a version that the run published already is not
 * published again, only served if that was missed.
 */
public final class PublishVersion {
  private static final ObjectMapper CANONICAL =
      Json.mapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Lake lake;
  private final Clock clock;

  public PublishVersion(Lake lake) {
    this(lake, Clock.systemUTC());
  }

  PublishVersion(Lake lake, Clock clock) {
    this.lake = lake;
    this.clock = clock;
  }

  /**
   * Publishes the version and serves it.
   *
   * @throws UserFault if the lake is on an object store that is not supported yet, or the set's
   *     definition changed since the build
   */
  public PublishRequest.Result run(PublishRequest request, Consumer<String> stage) {
    Registry registry = new Registry(lake.store());
    String set = request.build().set();
    Manifest version =
        registry
            .publishedBy(set, request.runKey().value())
            .orElseGet(() -> publish(registry, request, stage));
    stage.accept("serving " + version.version());
    serve(registry, version);
    String served = registry.served(set).orElseThrow();
    return new PublishRequest.Result(
        set,
        version.version(),
        served,
        served.equals(version.version()) ? before(registry, version) : "",
        version.policy().selected());
  }

  private Manifest publish(Registry registry, PublishRequest request, Consumer<String> stage) {
    FeatureSet set = FeatureSet.load(request.featureSet());
    refuseChanged(request, set);
    List<Model> models = models(request);
    models.forEach(this::refuseChanged);
    RegimePolicy policy = new PolicyMaker(models, set.featureNames()).policy();
    stage.accept("publishing " + set.name());
    String hash = contentHash(manifest(request, set, policy, "", null));
    return registry.publish(
        set.name(),
        request.runKey().value(),
        hash,
        version -> manifest(request, set, policy, version, clock.instant()));
  }

  /**
   * Moves the serving pointer to this version, except in two cases: a later version is served,
   * which a late rerun must not replace, or the served version is based on other vendors or
   * tickers, which only a person may replace. A version based on the simulated market is replaced
   * by one based on real vendors.
   */
  private static void serve(Registry registry, Manifest version) {
    boolean settled = false;
    while (!settled) { // another process may have moved the pointer meanwhile, so check again
      Optional<String> seen = registry.served(version.set());
      Optional<Manifest> served = seen.map(id -> registry.manifest(version.set(), id));
      settled =
          served.filter(now -> !isAhead(version, now)).isPresent()
              || registry.serve(version.set(), seen, version.version());
    }
  }

  private static boolean isAhead(Manifest version, Manifest served) {
    return mayReplace(version, served)
        && Registry.number(version.version()) > Registry.number(served.version());
  }

  private static String before(Registry registry, Manifest version) {
    List<String> versions = registry.versions(version.set());
    int own = versions.indexOf(version.version());
    return own == 0 ? "" : versions.get(own - 1);
  }

  private static boolean mayReplace(Manifest version, Manifest served) {
    boolean likeIt =
        version.vendors().equals(served.vendors())
            && version.universeId().equals(served.universeId());
    boolean keepsModels = served.models().isEmpty() || !version.models().isEmpty();
    return keepsModels && (likeIt || (served.isSimulated() && !version.isSimulated()));
  }

  private static Manifest manifest(
      PublishRequest request,
      FeatureSet set,
      RegimePolicy policy,
      String version,
      Instant publishedAt) {
    List<ModelRef> models =
        models(request).stream()
            .map(
                m ->
                    new ModelRef(
                        m.regime(),
                        m.kind(),
                        m.path(),
                        m.sha256(),
                        m.features(),
                        request.training().mlflowRun()))
            .toList();
    return new Manifest(
        set.name(),
        version,
        set.text(),
        set.definitionHash(),
        set.featureNames(),
        tables(request, set),
        request.vendors(),
        request.tickers(),
        request.from(),
        request.to(),
        request.regimes() == null ? "" : request.regimes().model(),
        policy,
        models,
        request.asOf(),
        CodeVersion.current(),
        request.seed(),
        publishedAt,
        request.runKey().value(),
        request.build().sources(),
        set.isIntraday(),
        request.universe());
  }

  /** The version of every table that any step read or wrote. */
  private static Map<String, Long> tables(PublishRequest request, FeatureSet set) {
    Map<String, Long> tables = new TreeMap<>();
    tables.put(FeatureSet.table(set.name(), set.definitionHash()), request.build().version());
    if (request.build().pricesVersion() != BuildFeaturesRequest.NO_PRICES) {
      tables.put(PricesTable.TABLE.name(), request.build().pricesVersion());
    }
    if (request.prices() != null) {
      tables.put(DailyBarsTable.TABLE.name(), request.prices().barsVersion());
      tables.put(ActionsTable.TABLE.name(), request.prices().actionsVersion());
    }
    if (request.regimes() != null) {
      tables.put(MacroSeriesTable.TABLE.name(), request.regimes().macroVersion());
      tables.put(RegimeLabelsTable.TABLE.name(), request.regimes().version());
    }
    if (request.training() != null) {
      tables.put(request.training().dailyScores(), request.training().scoresVersion());
      tables.putAll(request.training().tables());
    }
    request.build().sources().values().forEach(read -> read.tables().forEach(tables::putIfAbsent));
    return tables;
  }

  private static List<Model> models(PublishRequest request) {
    return request.training() == null ? List.of() : request.training().models();
  }

  /** SHA-256 of a manifest without identity and time, with its maps sorted by key. */
  static String contentHash(Manifest draft) {
    try {
      return Sha256.of(CANONICAL.writeValueAsString(draft));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the manifest of " + draft.set(), e);
    }
  }

  private static void refuseChanged(PublishRequest request, FeatureSet set) {
    String built = request.build().definitionHash();
    if (!set.definitionHash().equals(built)) {
      throw new UserFault(
          "feature set %s changed after it was built: its definition is now %s, the build had %s; run the pipeline again"
              .formatted(request.featureSet(), set.definitionHash(), built));
    }
  }

  private void refuseChanged(Model model) {
    String found =
        lake.store()
            .get(model.path())
            .map(file -> Sha256.of(file.content()))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "model file %s of lake %s is gone; training wrote it with SHA-256 %s"
                            .formatted(model.path(), lake.root(), model.sha256())));
    if (!found.equals(model.sha256())) {
      throw new IllegalStateException(
          "model file %s of lake %s has SHA-256 %s, but training wrote %s"
              .formatted(model.path(), lake.root(), found, model.sha256()));
    }
  }
}
