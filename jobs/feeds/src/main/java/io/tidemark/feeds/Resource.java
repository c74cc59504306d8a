package io.tidemark.feeds;

import io.tidemark.core.UserFault;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of data that a price vendor can offer. */
public enum Resource {
  /** Daily bars with their splits and dividends. */
  DAILY,
  /** Bars of one minute. */
  MINUTES,
  /** The vendor's own counts of bars and shares, to check the received bars against. */
  SUMMARY;

  /** The name in requests, such as {@code daily}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The resource of that name.
   *
   * @throws UserFault naming all resources, if there is none of that name
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
