package io.tidemark.feeds;

import java.time.Instant;

/**
 * A request that was given up after all retries.
 *
 * @param vendor source name
 * @param resource {@code bars}, {@code splits}, {@code dividends} or {@code macro}
 * @param subject ticker or series
 * @param url address of the request, without keys
 * @param kind why it was given up
 * @param status the last HTTP status, 0 if there was none
 * @param attempts number of attempts
 * @param reason what was wrong with the last response, without keys
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

  /** A failure whose kind follows from the status. */
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
