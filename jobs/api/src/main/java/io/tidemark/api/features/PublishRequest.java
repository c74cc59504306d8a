package io.tidemark.api.features;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.MarketScoped;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.RunKey;
import java.util.List;
import java.util.Map;

/**
 * Chooses features per regime, publishes the set as an immutable version with its manifest and
 * regime policy, and moves the serving pointer to it. A set can be published as it was built,
 * without regimes and models: all its features are then served on every day.
 *
 * @param prices what the prices were reconciled from; null: not known
 * @param build the set's
 * @param regimes null: published without
 * @param training null: published without
 * @param label that was trained on; empty without training
 * @param scope the market data that all of it rests on
 */
@JsonTypeName("publish")
@JsonPropertyOrder({
  "runKey",
  "prices",
  "build",
  "regimes",
  "training",
  "featureSet",
  "label",
  "vendors",
  "tickers",
  "from",
  "to",
  "asOf"
})
public record PublishRequest(
    RunKey runKey,
    ReconcileRequest.Result prices,
    BuildFeaturesRequest.Result build,
    LabelRegimesRequest.Result regimes,
    TrainRequest.Result training,
    String featureSet,
    String label,
    MarketScope scope,
    long seed)
    implements JobRequest<PublishRequest.Result>, MarketScoped {

  public PublishRequest {
    scope = scope.settled(runKey);
  }

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
