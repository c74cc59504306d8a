package io.tidemark.feeds.rest;

import io.tidemark.feeds.FailureKind;
import java.util.Optional;

/** A request that got no usable answer; carries no key. */
public final class GaveUp extends Exception {
  private static final long serialVersionUID = 1L;

  private final String url;
  private final FailureKind kind;
  private final int status;
  private final int attempts;
  private final transient Attempt last;

  /**
   * @param url without a key
   * @param status the last HTTP status, 0 if there was none
   * @param attempts how often it was asked
   * @param last the last attempt; null if nothing of it is worth keeping
   */
  GaveUp(String url, FailureKind kind, int status, int attempts, String reason, Attempt last) {
    super(reason);
    this.url = url;
    this.kind = kind;
    this.status = status;
    this.attempts = attempts;
    this.last = last;
  }

  /** An answer that was good but for the way on that it names. */
  public static GaveUp paging(String url, String reason) {
    return new GaveUp(url, FailureKind.PAGING, 200, 1, reason, null);
  }

  public String url() {
    return url;
  }

  public FailureKind kind() {
    return kind;
  }

  public int status() {
    return status;
  }

  public int attempts() {
    return attempts;
  }

  /** The last attempt, if it was answered. */
  Optional<Attempt> lastAnswered() {
    return Optional.ofNullable(last).filter(attempt -> attempt.body() != null);
  }
}
