package io.tidemark.api.features;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import io.tidemark.core.source.SourceReading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Computes a feature set from {@code market.prices} into {@code features.<set>}.
 *
 * @param featureSet the name of a shipped set, or the path of a YAML file
 * @param vendors vendors whose reconciled prices are used; the same list as in the reconciliation
 * @param macro name of the macro source of the set's series; empty: the only one in the lake
 * @param pricesVersion Delta version of {@code market.prices} to read, or {@link #CURRENT}
 */
@JsonTypeName("build-features")
public record BuildFeaturesRequest(
    RunKey runKey,
    String featureSet,
    List<String> vendors,
    List<String> tickers,
    String macro,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    long pricesVersion)
    implements JobRequest<BuildFeaturesRequest.Result> {

  /** The current version at the time of the build. */
  public static final long CURRENT = -1;

  public BuildFeaturesRequest {
    macro = macro == null ? "" : macro;
  }

  /**
   * The result of a build.
   *
   * @param set the set's name
   * @param definitionHash hash of the compiled definition
   * @param rows number of computed ticker-days
   * @param written number of rows that were new to the feature table
   * @param version Delta version of the feature table after the write
   * @param pricesVersion Delta version of {@code market.prices} that was read
   * @param halted number of tickers with prices that were left out because they were halted
   * @param sources table versions that each joined source was read from
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
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, SourceReading> sources)
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
      return format("%,d ticker-days of %,d tickers", rows, tickers)
          + (halted == 0 ? "" : format("; %,d halted were left out", halted));
    }
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
