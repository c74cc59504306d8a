package io.tidemark.feeds.vendors;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.rest.VendorProtocol;
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
   * @throws UserFault naming the place, if there is no such vendor or the body is not what the
   *     protocol says
   */
  public static List<TextRow> parse(
      String vendor, String resource, String subject, String url, byte[] body) {
    return protocol(vendor, url).reader().parse(vendor, resource, subject, url, body);
  }

  private static VendorProtocol protocol(String vendor, String url) {
    try {
      return Vendors.protocol(vendor);
    } catch (UserFault e) {
      throw new UserFault("%s (from %s)".formatted(e.getMessage(), url), e);
    }
  }
}
