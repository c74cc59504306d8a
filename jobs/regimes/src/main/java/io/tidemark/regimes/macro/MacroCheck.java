package io.tidemark.regimes.macro;

import io.tidemark.sources.vintages.VintageHistory.Release;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says in words why a macro source could not enter a regime model, and the way out. */
public final class MacroCheck {
  private MacroCheck() {}

  /**
   * The warning about a source without a single usable observation.
   *
   * @param series names of all its series
   */
  public static String unusable(String source, List<String> series) {
    if (series.isEmpty()) {
      return "macro source '%s' has no observations, so regimes come from prices alone; import some"
              .formatted(source)
          + " (tidemark import macro --source %s FILE) or name another source".formatted(source);
    }
    return "macro source '%s' has series %s, none of which the regime model can use (%s), so regimes"
            .formatted(source, series, MacroInput.allSeries())
        + " come from prices alone; rename its series with --map, or add one of these";
  }

  /**
   * The warning about observations that became known too late for every label, if they did.
   *
   * @param end decision time of the last session to be labelled
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
            + " session labelled could use it (%s), so regimes come from prices alone; import it"
                .formatted(end)
            + " again with --known-at naming the column that holds the publication date");
  }
}
