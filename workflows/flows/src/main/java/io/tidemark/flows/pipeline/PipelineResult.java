package io.tidemark.flows.pipeline;

import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.flows.steps.RunProgress;
import io.tidemark.flows.steps.RunResult;
import java.time.Instant;
import java.util.List;

/**
 * The result of a pipeline run.
 *
 * @param runKey the run's key in the lake
 * @param asOf {@code as_of} of every read
 * @param featureSet the set that was published
 * @param version the version that was published
 * @param served the version that is now served
 * @param previous the version that was served before, or empty
 * @param reportPath file of the report, below the lake's root
 * @param mlflowUrl URL of its MLflow run, or empty if nothing was tracked
 * @param quarantined rows that this run put into quarantine
 * @param failures requests that vendors did not answer; these tickers are missing in the run
 * @param warnings warnings for readers of the result
 * @param scores challenger compared with the baseline, per regime and overall
 * @param steps the steps with their times and results
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
