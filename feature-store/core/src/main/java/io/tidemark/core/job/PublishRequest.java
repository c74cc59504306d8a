package io.tidemark.core.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Choose features per regime, publish the set as an immutable version with its manifest and the
 * regime policy, and move the pointer to it.
 */
public record PublishRequest(
    RunKey runKey,
    BuildFeaturesRequest.Result build,
    LabelRegimesRequest.Result regimes,
    TrainRequest.Result training,
    String featureSet,
    String label,
    List<String> vendors,
    List<String> tickers,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    long seed)
    implements JobRequest<PublishRequest.Result> {

  /**
   * What is now served.
   *
   * @param version the version's identity
   * @param previous the version served before, or empty
   * @param selected features chosen, by regime
   */
  public record Result(
      String set, String version, String previous, Map<String, List<String>> selected) {}

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
