package io.tidemark.core.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.core.market.Universe;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.source.SourceProvenance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The provenance of a published version of a feature set.
 *
 * @param set name of the feature set
 * @param version identifier of the version: sequence number and the first characters of the
 *     content's hash
 * @param definition text of the set
 * @param definitionHash hash of its compiled definition
 * @param features all features of the table, in order, without labels
 * @param tables Delta version that was read or written, by table, such as {@code market.prices} to
 *     3; {@code features.<set>} and {@code regimes.labels} are the ones that are served
 * @param vendors vendors of the prices, in order of trust
 * @param tickers the requested tickers; empty: all of these vendors
 * @param from first session
 * @param to last session
 * @param regimeModel identifier of the regime model; empty: published without regimes
 * @param policy the features that are served in each regime
 * @param models the models of this version; none if it was published without training
 * @param asOf the {@code as_of} of every read
 * @param codeVersion version of Tidemark that made it
 * @param seed seed of all random numbers
 * @param publishedAt time of publication
 * @param runKey the run that published it
 * @param sources by joined source, the provider and the tables that the features were built from;
 *     not known for versions that earlier releases published
 * @param intraday whether a session has several rows per ticker, which their {@code time} tells
 *     apart
 * @param universe name of the index whose members in each session have rows; empty: none
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
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, SourceProvenance> sources,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean intraday,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String universe) {

  public Manifest {
    universe = universe == null ? "" : universe;
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
        false,
        "");
  }

  /** {@linkplain Universe#id Identifier} of the tickers that it is computed over. */
  public String universeId() {
    return new Universe(tickers, universe).id();
  }

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
