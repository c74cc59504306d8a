package io.tidemark.feeds.rest;

import io.tidemark.feeds.FailureKind;

/** A request that got no usable response; contains no key. */
public final class RequestAbandoned extends Exception {
  private static final long serialVersionUID = 1L;

  private final String url;
  private final FailureKind kind;
  private final int status;
  private final int attempts;

  /**
   * @param url address without a key
   * @param status the last HTTP status, 0 if there was none
   * @param attempts number of attempts
   */
  RequestAbandoned(String url, FailureKind kind, int status, int attempts, String reason) {
    super(reason);
    this.url = url;
    this.kind = kind;
    this.status = status;
    this.attempts = attempts;
  }

  /** A good response with an invalid address of the next page. */
  public static RequestAbandoned paging(String url, String reason) {
    return new RequestAbandoned(url, FailureKind.PAGING, 200, 1, reason);
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
}
