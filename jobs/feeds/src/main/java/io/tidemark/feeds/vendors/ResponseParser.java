package io.tidemark.feeds.vendors;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.rest.VendorProtocol;
import java.util.List;

/** Parses a vendor's response to rows of text with the vendor's protocol. */
public final class ResponseParser {
  private ResponseParser() {}

  /**
   * The rows of one response.
   *
   * @param vendor determines the protocol; a simulated vendor has that of the real one
   * @param resource name in the protocol, such as {@code bars}, {@code splits} or {@code macro}
   * @param subject requested ticker or series
   * @param url address of the request, for error messages
   * @throws io.tidemark.feeds.RefusedAnswer if the body refuses the request
   * @throws UserFault naming the place, if there is no such vendor or the body does not match the
   *     protocol
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
