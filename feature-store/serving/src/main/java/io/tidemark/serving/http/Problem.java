package io.tidemark.serving.http;

import io.javalin.http.HttpStatus;

/**
 * A refused request (RFC 9457).
 *
 * @param type a stable identifier of the kind of problem, for programs
 * @param title the kind of problem for people, always the same
 * @param status the HTTP status
 * @param detail this case: the value, what is wrong with it, what would be valid
 */
public record Problem(String type, String title, int status, String detail) {
  static final String CONTENT_TYPE = "application/problem+json";

  /** A parameter is invalid. */
  public static Problem badParameter(String detail) {
    return of("bad-parameter", "A parameter cannot be used", HttpStatus.BAD_REQUEST, detail);
  }

  /** The requested name does not exist. */
  public static Problem notFound(String detail) {
    return of("not-found", "Not found", HttpStatus.NOT_FOUND, detail);
  }

  /** There is no data to serve yet. */
  public static Problem notReady(String detail) {
    return of("not-ready", "Nothing to serve yet", HttpStatus.SERVICE_UNAVAILABLE, detail);
  }

  /**
   * Another kind of problem.
   *
   * @param name the kind, in lower case with dashes
   */
  public static Problem of(String name, String title, HttpStatus status, String detail) {
    return new Problem("urn:tidemark:problem:" + name, title, status.getCode(), detail);
  }

  /** An exception with this problem, for code that cannot return a response. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /** Carries a problem to the code that sends the response. */
  public static final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    private ProblemException(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
