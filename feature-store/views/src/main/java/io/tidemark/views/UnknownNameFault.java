package io.tidemark.views;

import io.tidemark.core.SpellingSuggestions;
import io.tidemark.core.UserFault;
import java.util.Collection;

/**
 * A ticker, or a list of vendors, that the lake does not have; the message lists the nearest names.
 */
public final class UnknownNameFault extends UserFault {
  private static final int MOST_NAMES = 3;

  public UnknownNameFault(String message) {
    super(message);
  }

  /** The fault for an unknown name, given the known ones. */
  public static UnknownNameFault of(String kind, String name, Collection<String> known) {
    return new UnknownNameFault(
        "%s '%s' is not known; the nearest are %s"
            .formatted(
                kind,
                name,
                String.join(", ", SpellingSuggestions.ranked(name, known, MOST_NAMES))));
  }
}
