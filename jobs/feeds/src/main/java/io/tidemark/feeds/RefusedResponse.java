package io.tidemark.feeds;

import io.tidemark.core.UserFault;

/** A response with a good HTTP status whose body refuses the request. */
public final class RefusedResponse extends UserFault {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  /**
   * @param kind decides whether the request is retried, as the HTTP status does for other vendors
   * @param message the vendor's message
   */
  public RefusedResponse(FailureKind kind, String message) {
    super(message);
    this.kind = kind;
  }

  private RefusedResponse(FailureKind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public FailureKind kind() {
    return kind;
  }

  /** The same with the address of the request. */
  public RefusedResponse from(String url) {
    return new RefusedResponse(kind, "%s (from %s)".formatted(getMessage(), url), this);
  }
}
