package io.tidemark.feeds;

import io.tidemark.core.UserFault;
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
   * @throws RefusedAnswer if the body refuses what was asked
   * @throws UserFault naming the place, if the body is not what the protocol says
   */
  public static List<TextRow> parse(
      String vendor, String resource, String subject, String url, byte[] body) {
    VendorProtocol.Request request =
        new VendorProtocol.Request(
            resource, subject, url, "%s/%s/%s".formatted(vendor, resource, subject));
    try {
      return Vendors.protocol(vendor).reader().rows(request, body);
    } catch (RefusedAnswer e) {
      throw e.from(url);
    } catch (UserFault e) {
      throw new UserFault("%s (from %s)".formatted(e.getMessage(), url), e);
    }
  }
}
