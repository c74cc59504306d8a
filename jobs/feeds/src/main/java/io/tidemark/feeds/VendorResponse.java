package io.tidemark.feeds;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * One response of a vendor, byte for byte.
 *
 * @param vendor source name, such as {@code polygon}
 * @param resource {@code bars}, {@code splits}, {@code dividends} or {@code macro}
 * @param subject ticker or series
 * @param page page number from 0, within the resource
 * @param url address of the request, without keys
 * @param status HTTP status
 * @param body the bytes; not copied, must not be changed
 * @param askedAt when the request was sent
 * @param respondedAt when the last byte was received
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode compare the bytes
public record VendorResponse(
    String vendor,
    String resource,
    String subject,
    int page,
    String url,
    int status,
    byte[] body,
    Instant askedAt,
    Instant respondedAt) {

  /** A response whose request time is not known; both times are the same. */
  public VendorResponse(
      String vendor,
      String resource,
      String subject,
      int page,
      String url,
      int status,
      byte[] body,
      Instant respondedAt) {
    this(vendor, resource, subject, page, url, status, body, respondedAt, respondedAt);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VendorResponse that
        && vendor.equals(that.vendor)
        && resource.equals(that.resource)
        && subject.equals(that.subject)
        && page == that.page
        && url.equals(that.url)
        && status == that.status
        && Arrays.equals(body, that.body)
        && askedAt.equals(that.askedAt)
        && respondedAt.equals(that.respondedAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(vendor, resource, subject, page, url, status, Arrays.hashCode(body));
  }

  @Override
  public String toString() {
    return "%s %s of %s, page %d: HTTP %d, %d bytes from %s"
        .formatted(vendor, resource, subject, page, status, body.length, url);
  }
}
