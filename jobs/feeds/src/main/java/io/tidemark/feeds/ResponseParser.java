package io.tidemark.feeds;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.alpaca.AlpacaProtocol;
import io.tidemark.feeds.fred.FredProtocol;
import io.tidemark.feeds.polygon.PolygonProtocol;
import io.tidemark.feeds.tiingo.TiingoProtocol;
import java.util.List;

/** From a vendor's bytes to rows of text, by the vendor's protocol. */
public final class ResponseParser {
  private static final String SIMULATED = "sim-";

  private ResponseParser() {}

  /**
   * The rows of one answer.
   *
   * @param vendor decides the protocol; a simulated vendor speaks that of the real one
   * @param resource such as {@code bars}, {@code splits} or {@code macro}: what the protocol calls
   *     it
   * @param subject ticker or series that was asked for
   * @param url address asked, for messages
   * @throws UserFault naming the place, if the body is not what the protocol says
   */
  public static List<TextRow> parse(
      String vendor, String resource, String subject, String url, byte[] body) {
    String place = "%s/%s/%s".formatted(vendor, resource, subject);
    try {
      return switch (protocol(vendor)) {
        case "polygon" -> PolygonProtocol.rows(resource, subject, place, body);
        case "tiingo" -> TiingoProtocol.rows(resource, subject, place, body);
        case "alpaca" -> AlpacaProtocol.rows(resource, subject, place, body);
        case "fred" -> FredProtocol.rows(resource, subject, place, body);
        default ->
            throw new UserFault(
                "vendor '%s' has no protocol here; polygon, tiingo, alpaca and fred have"
                    .formatted(vendor));
      };
    } catch (UserFault e) {
      throw new UserFault("%s (from %s)".formatted(e.getMessage(), url), e);
    }
  }

  /** The protocol that a vendor speaks: its name, without {@code sim-}. */
  static String protocol(String vendor) {
    return vendor.startsWith(SIMULATED) ? vendor.substring(SIMULATED.length()) : vendor;
  }
}
