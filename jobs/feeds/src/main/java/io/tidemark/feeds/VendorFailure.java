package io.tidemark.feeds;

import java.time.Instant;

/**
 * A request that was given up after all retries.
 *
 * @param vendor source name
 * @param resource {@code bars}, {@code splits}, {@code dividends} or {@code macro}
 * @param subject ticker or series
 * @param url address asked, without any key
 * @param kind why, in one word
 * @param status the last HTTP status, 0 if there was none
 * @param attempts how often it was asked
 * @param reason what was wrong with the last answer, without any key
 * @param failedAt when it was given up
 */
public record VendorFailure(
    String vendor,
    String resource,
    String subject,
    String url,
    FailureKind kind,
    int status,
    int attempts,
    String reason,
    Instant failedAt) {

  /** A failure of which the status tells the kind. */
  public VendorFailure(
      String vendor,
      String resource,
      String subject,
      String url,
      int status,
      int attempts,
      String reason,
      Instant failedAt) {
    this(
        vendor,
        resource,
        subject,
        url,
        FailureKind.ofStatus(status),
        status,
        attempts,
        reason,
        failedAt);
  }
}
