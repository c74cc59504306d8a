package io.tidemark.feeds.rest;

/** A request that got no usable answer; carries no key. */
public final class GaveUp extends Exception {
  private static final long serialVersionUID = 1L;

  private final String url;
  private final int status;
  private final int attempts;

  /**
   * @param url without a key
   * @param status the last HTTP status, 0 if there was none
   * @param attempts how often it was asked
   */
  public GaveUp(String url, int status, int attempts, String reason) {
    super(reason);
    this.url = url;
    this.status = status;
    this.attempts = attempts;
  }

  public String url() {
    return url;
  }

  public int status() {
    return status;
  }

  public int attempts() {
    return attempts;
  }
}
