package io.tidemark.api.features;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.RunKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Chooses features per regime, publishes the set as an immutable version with its manifest and
 * regime policy, and moves the serving pointer to it.
 */
@JsonTypeName("publish")
public record PublishRequest(
    RunKey runKey,
    ReconcileRequest.Result prices,
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
   * The result of a publication.
   *
   * @param version identity of the version
   * @param served the version that is now served: this one, unless a later one is served, or one
   *     based on other vendors or tickers
   * @param previous the version that this one replaced, or empty
   * @param selected chosen features by regime
   */
  public record Result(
      String set,
      String version,
      String served,
      String previous,
      Map<String, List<String>> selected)
      implements JobResult {
    @Override
    public String summary() {
      return set
          + " "
          + version
          + (previous.isEmpty() ? "" : ", before it " + previous)
          + (served.equals(version) ? "" : "; served is still " + served);
    }
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
