package io.tidemark.launchers;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.core.Json;
import java.util.function.Supplier;

/**
 * Runs jobs. Guarantees of a launcher:
 *
 * <ul>
 *   <li>the run key identifies a job: a job that runs under it is adopted and never started twice;
 *       a job that ended without a result is started again;
 *   <li>the call lasts until the job ends, and reports its progress meanwhile;
 *   <li>the signal is read at least once a second.
 * </ul>
 *
 * <p>A launcher for another place, such as a Kubernetes cluster, is another implementation of this
 * interface.
 */
public interface JobLauncher {
  /**
   * Runs the job, or watches the one that runs under its key, and returns the JSON of its result.
   *
   * @throws UserFault if the job reports a fault of the request or the data
   * @throws JobStopped if the signal was to cancel or to detach
   */
  JsonNode launch(
      JobSubmission job,
      JobSettings settings,
      ProgressListener progress,
      Supplier<JobSignal> signal);

  /** Like the method above, with the request and result as records. */
  default <R extends JobResult> R launch(
      JobRequest<R> request,
      JobSettings settings,
      ProgressListener progress,
      Supplier<JobSignal> signal) {
    JsonNode result = launch(JobSubmission.of(request), settings, progress, signal);
    return Json.read(Json.write(result), request.resultType());
  }
}
