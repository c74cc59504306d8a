package io.tidemark.serving.http;

import io.javalin.http.HttpStatus;

/**
 * A refused request, as RFC 9457 has it.
 *
 * @param type a name of the kind of problem, stable for programs
 * @param title the kind in words, the same every time
 * @param status the HTTP status
 * @param detail this case: the value, what is wrong with it, what would be right
 */
public record Problem(String type, String title, int status, String detail) {
  static final String CONTENT_TYPE = "application/problem+json";

  static Problem badParameter(String detail) {
    return of("bad-parameter", "A parameter cannot be used", HttpStatus.BAD_REQUEST, detail);
  }

  static Problem notFound(String detail) {
    return of("not-found", "There is nothing by that name", HttpStatus.NOT_FOUND, detail);
  }

  static Problem notReady(String detail) {
    return of("not-ready", "Nothing to serve yet", HttpStatus.SERVICE_UNAVAILABLE, detail);
  }

  static Problem of(String name, String title, HttpStatus status, String detail) {
    return new Problem("urn:tidemark:problem:" + name, title, status.getCode(), detail);
  }

  ProblemException asException() {
    return new ProblemException(this);
  }

  /** Carries a problem from where it was found to the answer. */
  static final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    private ProblemException(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
