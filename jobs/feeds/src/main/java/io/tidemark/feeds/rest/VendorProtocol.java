package io.tidemark.feeds.rest;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.RefusedResponse;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.Vendor;
import java.util.List;
import java.util.function.Function;

/**
 * The protocol of one vendor. Each vendor's package has one, the list of vendors refers to it, and
 * {@link io.tidemark.core.market.VendorCatalog} says what the vendor offers.
 *
 * @param vendor name of the real vendor, as in the catalog
 * @param address default base address; the environment can set another one
 * @param signature creates the API key from the secrets, in the catalog's order
 * @param opening creates the vendor with a client
 * @param reader parses a response's bytes to rows
 */
public record VendorProtocol(
    String vendor,
    String address,
    Function<List<String>, ApiKey> signature,
    Function<VendorClient, Vendor> opening,
    RowReader reader) {

  /** Parses the rows of one response. */
  @FunctionalInterface
  public interface RowReader {
    /**
     * The rows in the order of the response.
     *
     * @throws RefusedAnswer if the body refuses the request although the status is good
     * @throws UserFault naming the place, if the body does not match the protocol
     */
    List<TextRow> rows(Request request, byte[] body);

    /**
     * Parses one response; every fault contains the address.
     *
     * @param vendor name of the source, which for a simulated vendor differs from the protocol's
     * @param resource name in the protocol, such as {@code bars}, {@code splits} or {@code macro}
     * @param subject requested ticker or series
     * @param url address of the request, without keys
     * @throws RefusedAnswer if the body refuses the request
     * @throws UserFault naming the place, if the body does not match the protocol
     */
    default List<TextRow> parse(
        String vendor, String resource, String subject, String url, byte[] body) {
      String place = "%s/%s/%s".formatted(vendor, resource, subject);
      try {
        return rows(new Request(resource, subject, url, place), body);
      } catch (RefusedResponse e) {
        throw e.from(url);
      } catch (UserFault e) {
        throw new UserFault("%s (from %s)".formatted(e.getMessage(), url), e);
      }
    }
  }

  /**
   * The request of a response.
   *
   * @param resource name in the protocol, such as {@code bars}, {@code splits} or {@code macro}
   * @param subject ticker or series
   * @param url address of the request, without keys
   * @param place {@code vendor/resource/subject}, for rows and error messages
   */
  public record Request(String resource, String subject, String url, String place) {}
}
