package io.tidemark.feeds.rest;

import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.rest.VendorClient.Conversation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the pages of a vendor's response; endless or circular pagination is a failure of the
 * vendor.
 */
public final class Pagination {
  /** The most pages of a response. */
  private static final int CAP = 1_000;

  private Pagination() {}

  /** Extracts the address of the next page. */
  @FunctionalInterface
  public interface Next {
    /** The next page's address, without a key; empty on the last page. */
    Optional<String> after(VendorResponse page) throws RequestAbandoned;
  }

  /** Requests all pages of a resource, beginning with the first address. */
  public static void follow(Conversation conversation, String resource, String first, Next next)
      throws RequestAbandoned {
    Set<String> asked = new HashSet<>();
    Optional<String> url = Optional.of(first);
    for (int page = 0; url.isPresent(); page++) {
      if (page == CAP) {
        throw RequestAbandoned.paging(url.get(), "more than %d pages".formatted(CAP));
      }
      if (!asked.add(url.get())) {
        throw RequestAbandoned.paging(
            url.get(), "page %d repeats an earlier address".formatted(page));
      }
      url = next.after(conversation.ask(resource, page, url.get()));
    }
  }
}
