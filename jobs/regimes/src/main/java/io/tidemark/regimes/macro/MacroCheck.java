package io.tidemark.regimes.macro;

import io.tidemark.sources.vintages.VintageHistory.Release;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Warnings about why a macro source could not be used in a regime model, with the way out. */
public final class MacroCheck {
  private MacroCheck() {}

  /**
   * The warning about a source without usable observations.
   *
   * @param series names of all its series
   */
  public static String unusable(String source, List<String> series) {
    if (series.isEmpty()) {
      return "macro source '%s' has no observations, so regimes are based on prices only; import some"
              .formatted(source)
          + " (tidemark import macro --source %s FILE) or name another source".formatted(source);
    }
    return "macro source '%s' has series %s, none of which the regime model can use (%s), so regimes"
            .formatted(source, series, MacroInput.allSeries())
        + " are based on prices only; rename its series with --map, or add one of these";
  }

  /**
   * The warning about observations that became known too late for all labels, if this is the case.
   *
   * @param end decision time of the last labelled session
   */
  public static Optional<String> late(String source, List<Release> releases, Instant end) {
    Instant first =
        releases.stream().map(Release::knownAt).min(Comparator.naturalOrder()).orElseThrow();
    if (!first.isAfter(end)) {
      return Optional.empty();
    }
    return Optional.of(
        "macro source '%s' has %d observations, but the first became known at %s, after the last"
                .formatted(source, releases.size(), first)
            + " session labelled could use it (%s), so regimes are based on prices only; import it"
                .formatted(end)
            + " again with --known-at naming the column that holds the publication date");
  }
}
