package io.tidemark.feeds;

import java.util.Locale;

/** Why a request was given up; reports count failures by kind. */
public enum FailureKind {
  /**
   * HTTP 429 until the last attempt, or a body with that meaning; or the vendor asked for a longer
   * wait than is allowed.
   */
  THROTTLED,
  /** HTTP 5xx until the last attempt. */
  SERVER_ERROR,
  /** No complete response in time. */
  TIMEOUT,
  /** The connection was refused or broke. */
  RESET,
  /** A good status with a body that does not match the protocol. */
  MALFORMED,
  /** HTTP 403: the key's plan does not cover the request; the data may or may not exist. */
  ENTITLEMENT,
  /** HTTP 404: the vendor does not have the requested data. */
  NOT_FOUND,
  /** Any other status, such as 400 and 401. */
  REFUSED,
  /** Not sent, because the vendor was down. */
  CIRCUIT_OPEN,
  /** Pagination without end, in a circle, or to an invalid address. */
  PAGING;

  /** The name in tables and messages, such as {@code server-error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind of failure of an HTTP status.
   *
   * @param status 0 if there was no response
   */
  public static FailureKind ofStatus(int status) {
    if (status == 0) {
      return RESET;
    }
    if (status / 100 == 2) {
      return MALFORMED;
    }
    return switch (status) {
      case 403 -> ENTITLEMENT;
      case 404 -> NOT_FOUND;
      case 408 -> TIMEOUT;
      case 429 -> THROTTLED;
      default -> status >= 500 ? SERVER_ERROR : REFUSED;
    };
  }
}
