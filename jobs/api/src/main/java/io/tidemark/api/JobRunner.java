package io.tidemark.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;

/**
 * Runs a step in this process. The only implementation is in the runner module and is found with
 * {@link java.util.ServiceLoader} if it is on the class path; a production worker does not have it
 * and starts job processes instead.
 */
public interface JobRunner extends AutoCloseable {
  /**
   * Runs the step, or returns its result if it has already run.
   *
   * @param settings locations of the lake and the services
   * @param progress receives the step's progress from time to time, from any thread
   * @return the JSON of the job's result
   * @throws UserFault if there is no such job, or the request or the data is invalid; a retry will
   *     not help
   */
  JsonNode run(JobSubmission job, JobSettings settings, ProgressListener progress);

  /** Cancels the step that is running under that key, if there is one. */
  void cancel(RunKey key);

  @Override
  void close();

  /** Receives the progress of a step. */
  @FunctionalInterface
  interface ProgressListener {
    void on(Progress progress);
  }
}
