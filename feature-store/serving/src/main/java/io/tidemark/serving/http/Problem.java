package io.tidemark.serving.http;

import io.javalin.http.HttpStatus;

/**
 * A refused request, as RFC 9457 has it.
 *
 * @param type a name of the kind of problem, stable for programs
 * @param title the kind of problem for people, the same every time
 * @param status the HTTP status
 * @param detail this case: the value, what is wrong with it, what would be right
 */
public record Problem(String type, String title, int status, String detail) {
  static final String CONTENT_TYPE = "application/problem+json";

  /** Something given cannot be used. */
  public static Problem badParameter(String detail) {
    return of("bad-parameter", "A parameter cannot be used", HttpStatus.BAD_REQUEST, detail);
  }

  /** There is nothing by the name that was asked for. */
  public static Problem notFound(String detail) {
    return of("not-found", "There is nothing by that name", HttpStatus.NOT_FOUND, detail);
  }

  /** There is nothing to answer with yet. */
  public static Problem notReady(String detail) {
    return of("not-ready", "Nothing to serve yet", HttpStatus.SERVICE_UNAVAILABLE, detail);
  }

  /**
   * A problem of a kind of its own.
   *
   * @param name the kind, in small letters and dashes
   */
  public static Problem of(String name, String title, HttpStatus status, String detail) {
    return new Problem("urn:tidemark:problem:" + name, title, status.getCode(), detail);
  }

  /** To be thrown where the answer is not at hand. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /** Carries a problem from where it was found to the answer. */
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
