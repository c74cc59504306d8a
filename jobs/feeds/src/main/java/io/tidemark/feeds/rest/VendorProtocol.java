package io.tidemark.feeds.rest;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.RefusedAnswer;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.Vendor;
import java.util.List;
import java.util.function.Function;

/**
 * Everything that the platform has to know of one vendor: its package holds one of these, the list
 * of vendors names it, and {@link io.tidemark.core.market.VendorCatalog} says what it offers.
 *
 * @param vendor name of the real vendor, as in the catalog
 * @param address before the paths, unless the environment names another
 * @param signature puts its keys, in the catalog's order, onto requests
 * @param opening makes the vendor that asks through a client
 * @param reader from an answer's bytes to rows
 */
public record VendorProtocol(
    String vendor,
    String address,
    Function<List<String>, ApiKey> signature,
    Function<VendorClient, Vendor> opening,
    RowReader reader) {

  /** Reads the rows of one answer. */
  @FunctionalInterface
  public interface RowReader {
    /**
     * The rows in the answer's order.
     *
     * @throws RefusedAnswer if the answer says that nothing is given, though with a good status
     * @throws UserFault naming the place, if the body is not what the protocol says
     */
    List<TextRow> rows(Request request, byte[] body);

    /**
     * The rows of one answer, with the address in every fault.
     *
     * @param vendor name of the source, which for a simulated one is not the protocol's
     * @param resource such as {@code bars}, {@code splits} or {@code macro}: what the protocol
     *     calls it
     * @param subject ticker or series that was asked for
     * @param url address asked, without any key
     * @throws RefusedAnswer if the body refuses what was asked
     * @throws UserFault naming the place, if the body is not what the protocol says
     */
    default List<TextRow> parse(
        String vendor, String resource, String subject, String url, byte[] body) {
      String place = "%s/%s/%s".formatted(vendor, resource, subject);
      try {
        return rows(new Request(resource, subject, url, place), body);
      } catch (RefusedAnswer e) {
        throw e.from(url);
      } catch (UserFault e) {
        throw new UserFault("%s (from %s)".formatted(e.getMessage(), url), e);
      }
    }
  }

  /**
   * What an answer was given to.
   *
   * @param resource what the protocol calls it, such as {@code bars}, {@code splits}, {@code macro}
   * @param subject ticker or series
   * @param url address asked, without any key
   * @param place {@code vendor/resource/subject}, for rows and messages
   */
  public record Request(String resource, String subject, String url, String place) {}
}
