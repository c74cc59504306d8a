package io.tidemark.feeds;

import java.time.Instant;
import java.util.Optional;

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
 * @param rejected the last answer that was none, without any key; empty if nobody answered
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
    Instant failedAt,
    Optional<VendorResponse> rejected) {

  /** A failure of which the status tells the kind and nothing else is kept. */
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
        failedAt,
        Optional.empty());
  }
}
