package io.tidemark.feeds;

import io.tidemark.core.UserFault;

/** A body that refuses what was asked, of a vendor whose status is good even then. */
public final class RefusedAnswer extends UserFault {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  /**
   * @param kind decides whether the request is made again, as the status of others does
   * @param message in the vendor's words
   */
  public RefusedAnswer(FailureKind kind, String message) {
    super(message);
    this.kind = kind;
  }

  private RefusedAnswer(FailureKind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public FailureKind kind() {
    return kind;
  }

  /** The same, with the address that was asked. */
  public RefusedAnswer from(String url) {
    return new RefusedAnswer(kind, "%s (from %s)".formatted(getMessage(), url), this);
  }
}
