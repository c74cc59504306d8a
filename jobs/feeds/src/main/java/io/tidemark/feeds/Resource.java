package io.tidemark.feeds;

import io.tidemark.core.UserFault;
import java.util.Arrays;
import java.util.Locale;

/** What a price vendor can be asked for. */
public enum Resource {
  /** Daily bars with their splits and dividends. */
  DAILY,
  /** Bars of one minute. */
  MINUTES,
  /** How many bars and shares the vendor itself counts, to hold what came against. */
  SUMMARY;

  /** As requests have it, such as {@code daily}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of that name.
   *
   * @throws UserFault naming all, if there is none
   */
  public static Resource of(String word) {
    return Arrays.stream(values())
        .filter(wanted -> wanted.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UserFault(
                    "resource '%s' is none of %s"
                        .formatted(word, Arrays.stream(values()).map(Resource::word).toList())));
  }
}
