package io.tidemark.flows.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.features.ReportRequest;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.HaltRequest;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import java.time.Instant;

/**
 * The run's terms, then one activity a job, each named as the Temporal UI should show it. A job's
 * activity launches it under the request's run key, or adopts the one that is there, and watches
 * it.
 */
@ActivityInterface
public interface JobActivities {
  /** The type of a failure that no retry can mend: the user's or the data's. */
  String USER_FAULT = "UserFault";

  /** The type of a failure of the platform that was tried often enough. */
  String PLATFORM_FAULT = "PlatformFault";

  @ActivityMethod(name = "begin")
  Instant begin(String id, JsonNode request);

  @ActivityMethod(name = "settleAsOf")
  Instant settleAsOf(String id, Instant proposed);

  @ActivityMethod(name = "fetch")
  FetchRequest.Result fetch(FetchRequest request);

  @ActivityMethod(name = "land")
  LandRequest.Result land(LandRequest request);

  @ActivityMethod(name = "reconcile")
  ReconcileRequest.Result reconcile(ReconcileRequest request);

  @ActivityMethod(name = "inspect")
  InspectRequest.Result inspect(InspectRequest request);

  @ActivityMethod(name = "buildFeatures")
  BuildFeaturesRequest.Result buildFeatures(BuildFeaturesRequest request);

  @ActivityMethod(name = "labelRegimes")
  LabelRegimesRequest.Result labelRegimes(LabelRegimesRequest request);

  @ActivityMethod(name = "train")
  TrainRequest.Result train(TrainRequest request);

  @ActivityMethod(name = "publish")
  PublishRequest.Result publish(PublishRequest request);

  @ActivityMethod(name = "report")
  ReportRequest.Result report(ReportRequest request);

  @ActivityMethod(name = "review")
  ReviewRequest.Result review(ReviewRequest request);

  @ActivityMethod(name = "setHalt")
  HaltRequest.Result setHalt(HaltRequest request);
}
