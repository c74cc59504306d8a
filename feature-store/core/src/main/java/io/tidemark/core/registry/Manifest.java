package io.tidemark.core.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.source.SourceReading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a published version of a feature set stands on.
 *
 * @param set name of the feature set
 * @param version identity of the version: sequence number and the head of the content's hash
 * @param definition the set's text, as it was
 * @param definitionHash hash of its compiled meaning
 * @param features all features of the table, in order, without labels
 * @param tables Delta table to the version that was read or written, such as {@code market.prices}
 *     to 3; {@code features.<set>} and {@code regimes.labels} are what is served
 * @param vendors whose prices, in order of trust
 * @param tickers those asked for; empty: all of these vendors
 * @param from first session
 * @param to last session
 * @param regimeModel identity of the regime model; empty: published without regimes
 * @param policy what is served in which regime
 * @param models the models of this version; none if it was published without training
 * @param asOf the knowledge time of every read
 * @param codeVersion version of Tidemark that made it
 * @param seed of everything random
 * @param publishedAt when
 * @param runKey the run that published it
 * @param sources by joined source whose rows of which tables the features were built from; those of
 *     versions that earlier releases published are not known
 * @param intraday whether a session has several rows of a ticker, which their {@code time} tells
 *     apart
 */
public record Manifest(
    String set,
    String version,
    String definition,
    String definitionHash,
    List<String> features,
    Map<String, Long> tables,
    List<String> vendors,
    List<String> tickers,
    LocalDate from,
    LocalDate to,
    String regimeModel,
    RegimePolicy policy,
    List<ModelRef> models,
    Instant asOf,
    String codeVersion,
    long seed,
    Instant publishedAt,
    String runKey,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, SourceReading> sources,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean intraday) {

  public Manifest {
    sources = sources == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(sources));
  }

  /** Of a version with daily rows that joins no source to them. */
  public Manifest(
      String set,
      String version,
      String definition,
      String definitionHash,
      List<String> features,
      Map<String, Long> tables,
      List<String> vendors,
      List<String> tickers,
      LocalDate from,
      LocalDate to,
      String regimeModel,
      RegimePolicy policy,
      List<ModelRef> models,
      Instant asOf,
      String codeVersion,
      long seed,
      Instant publishedAt,
      String runKey) {
    this(
        set,
        version,
        definition,
        definitionHash,
        features,
        tables,
        vendors,
        tickers,
        from,
        to,
        regimeModel,
        policy,
        models,
        asOf,
        codeVersion,
        seed,
        publishedAt,
        runKey,
        Map.of(),
        false);
  }

  /** Whether all prices came from the simulated market. */
  @JsonIgnore
  public boolean isSimulated() {
    return vendors.stream().allMatch(VendorCatalog::isSimulated);
  }

  /**
   * A model file of this version.
   *
   * @param path relative to the lake's root
   */
  public record ModelRef(
      String regime, String kind, String path, String sha256, List<String> features, String run) {}
}
