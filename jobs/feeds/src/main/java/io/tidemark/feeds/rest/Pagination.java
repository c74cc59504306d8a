package io.tidemark.feeds.rest;

import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.rest.VendorClient.Conversation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a vendor from page to page; a vendor that pages on for ever or in a circle is at fault.
 */
public final class Pagination {
  /** No honest answer is so long. */
  private static final int CAP = 1_000;

  private Pagination() {}

  /** Where a page says that the next one is. */
  @FunctionalInterface
  public interface Next {
    /** The next page's address, without a key; empty on the last one. */
    Optional<String> after(VendorResponse page) throws RequestAbandoned;
  }

  /** Asks for all pages of a resource, from the first address on. */
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
