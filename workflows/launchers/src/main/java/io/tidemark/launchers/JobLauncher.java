package io.tidemark.launchers;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import java.util.function.Supplier;

/**
 * A place where jobs run. What a launcher promises:
 *
 * <ul>
 *   <li>the run key is the job's identity: a job that runs under it is adopted, never started
 *       twice; one that was left half done is started again;
 *   <li>the call lasts until the job ends, and tells of its progress meanwhile;
 *   <li>the signal is looked at at least once a second.
 * </ul>
 *
 * <p>A launcher for another place, such as a Kubernetes cluster, is another implementation of this
 * interface.
 */
public interface JobLauncher {
  /**
   * Runs the job, or watches the one that runs under its key, and returns its result's JSON.
   *
   * @throws UserFault if the job says that the request or the data is at fault
   * @throws JobStopped if the signal said to cancel it or to leave it
   */
  JsonNode launch(
      JobSubmission job,
      JobSettings settings,
      ProgressListener progress,
      Supplier<JobSignal> signal);

  /** The same, of a request and result as records. */
  default <R extends JobResult> R launch(
      JobRequest<R> request,
      JobSettings settings,
      ProgressListener progress,
      Supplier<JobSignal> signal) {
    JsonNode result = launch(JobSubmission.of(request), settings, progress, signal);
    return Json.read(Json.write(result), request.resultType());
  }
}
