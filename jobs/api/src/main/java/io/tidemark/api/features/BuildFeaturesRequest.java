package io.tidemark.api.features;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.MarketScoped;
import io.tidemark.core.RunKey;
import io.tidemark.core.source.SourceProvenance;
import java.util.Map;

/**
 * Compute a feature set from {@code market.prices}, or one within the day from {@code
 * market.minutes}, into its feature table.
 *
 * @param featureSet the name of a shipped set, or the path of a YAML file
 * @param scope whose reconciled prices are used: its vendors are those that the reconciliation was
 *     asked for; of minutes the one vendor whose bars are
 * @param macro name of the macro source that a set's series come from; empty: the only one there is
 * @param pricesVersion Delta version of {@code market.prices} to read, or {@link #CURRENT}; a set
 *     within the day reads no daily prices
 */
@JsonTypeName("build-features")
@JsonPropertyOrder({"runKey", "featureSet", "vendors", "tickers", "macro", "from", "to", "asOf"})
public record BuildFeaturesRequest(
    RunKey runKey, String featureSet, MarketScope scope, String macro, long pricesVersion)
    implements JobRequest<BuildFeaturesRequest.Result>, MarketScoped {

  /** The current version at the time of the build. */
  public static final long CURRENT = -1;

  /** In a result: no daily prices were read. */
  public static final long NO_PRICES = -1;

  public BuildFeaturesRequest {
    scope = scope.settled(runKey);
    macro = macro == null ? "" : macro;
  }

  /**
   * The result of a build.
   *
   * @param set the set's name
   * @param definitionHash hash of the compiled definition
   * @param rows computed, one a ticker and session, or one a ticker and bar
   * @param written rows new to the feature table; a row that is already there is not counted
   * @param version Delta version of the feature table after the write
   * @param pricesVersion Delta version of {@code market.prices} that was read, or {@link
   *     #NO_PRICES}
   * @param halted tickers with prices that were left out, since they were halted
   * @param sources what each joined source was read from, and bars within the day
   */
  public record Result(
      String set,
      String definitionHash,
      int tickers,
      long rows,
      long written,
      long version,
      long pricesVersion,
      int halted,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, SourceProvenance> sources)
      implements JobResult {

    public Result {
      sources = sources == null ? Map.of() : Map.copyOf(sources);
    }

    /** The result of a build from prices only, without halted tickers. */
    public Result(
        String set,
        String definitionHash,
        int tickers,
        long rows,
        long written,
        long version,
        long pricesVersion) {
      this(set, definitionHash, tickers, rows, written, version, pricesVersion, 0, Map.of());
    }

    @Override
    public String summary() {
      return format(
              "%,d %s of %,d tickers",
              rows, pricesVersion == NO_PRICES ? "bars" : "ticker-days", tickers)
          + (halted == 0 ? "" : format("; %,d halted were left out", halted));
    }
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
