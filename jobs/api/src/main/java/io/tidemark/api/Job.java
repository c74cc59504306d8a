package io.tidemark.api;

/**
 * A job takes a request and returns a result. It runs in a process with one Spark session, and may
 * be run again for the same request after a kill at any point; its writes are idempotent by the
 * request's run key.
 *
 * @param <Q> its request
 * @param <R> its result
 */
public interface Job<Q extends JobRequest<R>, R extends JobResult> {
  /** The type of its requests; each request type has exactly one job. */
  Class<Q> requestType();

  /**
   * Runs the job.
   *
   * @throws io.tidemark.core.UserFault if the request or the data is invalid; a retry will not help
   */
  R run(Q request, JobContext context);

  /** A job that is implemented by a function. */
  static <Q extends JobRequest<R>, R extends JobResult> Job<Q, R> of(
      Class<Q> requestType, Work<Q, R> work) {
    return new Job<>() {
      @Override
      public Class<Q> requestType() {
        return requestType;
      }

      @Override
      public R run(Q request, JobContext context) {
        return work.run(request, context);
      }
    };
  }

  /** The implementation of a job. */
  @FunctionalInterface
  interface Work<Q extends JobRequest<R>, R extends JobResult> {
    R run(Q request, JobContext context);
  }
}
