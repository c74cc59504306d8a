package io.tidemark.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;

/**
 * Runs a step in this process. The runner module has the one implementation, found with {@link
 * java.util.ServiceLoader} where it is on the class path; a production worker has none and starts
 * job processes instead.
 */
public interface JobRunner extends AutoCloseable {
  /**
   * Runs the step, or returns the result it already has.
   *
   * @param settings where the lake and the services are
   * @param progress told now and then how far the step is; may be called from any thread
   * @return the JSON of the job's result
   * @throws UserFault if there is no such job, or the request or the data cannot be worked with;
   *     trying again will not help
   */
  JsonNode run(JobSubmission job, JobSettings settings, ProgressListener progress);

  /** Cancels what runs under that key, if anything does. */
  void cancel(RunKey key);

  @Override
  void close();

  /** Told how far a step is. */
  @FunctionalInterface
  interface ProgressListener {
    void on(Progress progress);
  }
}
