package io.tidemark.views;

import io.tidemark.core.Nearest;
import io.tidemark.core.UserFault;
import java.util.Collection;

/** A ticker, or a list of vendors, that the lake does not have; the message names the nearest. */
public final class UnknownName extends UserFault {
  private static final int MOST_NAMES = 3;

  public UnknownName(String message) {
    super(message);
  }

  /** The fault of one name among those that are known. */
  public static UnknownName of(String kind, String name, Collection<String> known) {
    return new UnknownName(
        "%s '%s' is not known; the nearest are %s"
            .formatted(kind, name, String.join(", ", Nearest.ranked(name, known, MOST_NAMES))));
  }
}
