package io.tidemark.feeds.vendors;

import io.tidemark.feeds.TextRow;
import java.util.List;

/** From a vendor's bytes to rows of text, by the vendor's protocol. */
public final class ResponseParser {
  private ResponseParser() {}

  /**
   * The rows of one answer.
   *
   * @param vendor decides the protocol; a simulated vendor speaks that of the real one
   * @param resource such as {@code bars}, {@code splits} or {@code macro}: what the protocol calls
   *     it
   * @param subject ticker or series that was asked for
   * @param url address asked, for messages
   * @throws io.tidemark.feeds.RefusedAnswer if the body refuses what was asked
   * @throws io.tidemark.core.UserFault naming the place, if the body is not what the protocol says
   */
  public static List<TextRow> parse(
      String vendor, String resource, String subject, String url, byte[] body) {
    return Vendors.protocol(vendor).reader().parse(vendor, resource, subject, url, body);
  }
}
