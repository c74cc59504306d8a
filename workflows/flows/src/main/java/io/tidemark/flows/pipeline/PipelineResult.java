package io.tidemark.flows.pipeline;

import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.flows.steps.RunProgress;
import io.tidemark.flows.steps.RunResult;
import java.time.Instant;
import java.util.List;

/**
 * What a pipeline run made.
 *
 * @param runKey the run's key in the lake
 * @param asOf knowledge time of every read
 * @param featureSet the set that was published
 * @param version the version that was published
 * @param served the version that is now served
 * @param previous the version that this one took the place of, or empty
 * @param reportPath the report's file, under the lake's root
 * @param mlflowUrl where its MLflow run is, or empty if nothing was tracked
 * @param quarantined rows that this run put into quarantine
 * @param failures what no vendor would give; those tickers are absent from the run
 * @param warnings what a reader of the result should know
 * @param scores challenger against baseline, per regime and in all
 * @param steps what each step did and when
 */
public record PipelineResult(
    String runKey,
    Instant asOf,
    String featureSet,
    String version,
    String served,
    String previous,
    String reportPath,
    String mlflowUrl,
    long quarantined,
    List<FetchRequest.Failure> failures,
    List<String> warnings,
    List<TrainRequest.Score> scores,
    List<RunProgress.StepProgress> steps)
    implements RunResult {}
