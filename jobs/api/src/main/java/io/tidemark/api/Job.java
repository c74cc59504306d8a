package io.tidemark.api;

/**
 * A job's work: a request in, a result out. It runs in a process with the one Spark session, and
 * may be run again for the same request after a kill at any point; what it writes is fenced by the
 * request's run key.
 *
 * @param <Q> its request
 * @param <R> its result
 */
public interface Job<Q extends JobRequest<R>, R extends JobResult> {
  /** The type of its requests; each has one job. */
  Class<Q> requestType();

  /**
   * Does the work.
   *
   * @throws io.tidemark.core.UserFault if the request or the data cannot be worked with; trying
   *     again will not help
   */
  R run(Q request, JobContext context);

  /** A job that does its work with a function. */
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

  /** The work alone. */
  @FunctionalInterface
  interface Work<Q extends JobRequest<R>, R extends JobResult> {
    R run(Q request, JobContext context);
  }
}
