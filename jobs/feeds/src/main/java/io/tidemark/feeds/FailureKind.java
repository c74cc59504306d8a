package io.tidemark.feeds;

import java.util.Locale;

/** Why a request was given up, in the one word that a report counts by. */
public enum FailureKind {
  /**
   * HTTP 429 to the last, or a body that says the same; or a longer wait asked for than is allowed.
   */
  THROTTLED,
  /** HTTP 5xx to the last. */
  SERVER_ERROR,
  /** No whole answer in time. */
  TIMEOUT,
  /** The connection was refused or broke. */
  RESET,
  /** A good status with a body that is not what the protocol says. */
  MALFORMED,
  /**
   * HTTP 403: the key's plan does not cover what was asked, which says nothing of its existence.
   */
  ENTITLEMENT,
  /** HTTP 404: the vendor knows no such thing. */
  NOT_FOUND,
  /** Any other status, such as 400 and 401. */
  REFUSED,
  /** Not asked, since the vendor was plainly down. */
  CIRCUIT_OPEN,
  /** Pages without end, in a circle, or to no address. */
  PAGING;

  /** As tables and messages have it, such as {@code server-error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What an HTTP status says.
   *
   * @param status 0 if nobody answered
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
