package io.tidemark.features.regimes;

import io.tidemark.features.regimes.MacroHistory.Release;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Says in words why a macro source could not enter a regime model, and the way out. */
final class MacroCheck {
  private MacroCheck() {}

  /**
   * Warnings about a source; none if it can be used.
   *
   * @param source name of the macro source
   * @param series all series of the source
   * @param releases those of the usable series
   * @param end decision time of the last session to be labelled
   */
  static List<String> warnings(
      String source, List<String> series, List<Release> releases, Instant end) {
    if (series.isEmpty()) {
      return List.of(
          "macro source '%s' has no observations, so regimes come from prices alone; import some"
                  .formatted(source)
              + " (tidemark import macro --source %s FILE) or name another source"
                  .formatted(source));
    }
    if (releases.isEmpty()) {
      return List.of(
          "macro source '%s' has series %s, none of which the regime model can use (%s), so regimes"
                  .formatted(source, series, MacroInput.allSeries())
              + " come from prices alone; rename its series with --map, or add one of these");
    }
    Instant first =
        releases.stream().map(Release::knownAt).min(Comparator.naturalOrder()).orElseThrow();
    if (first.isAfter(end)) {
      return List.of(
          "macro source '%s' has %d observations, but the first became known at %s, after the last"
                  .formatted(source, releases.size(), first)
              + " session labelled could use it (%s), so regimes come from prices alone; import it"
                  .formatted(end)
              + " again with --known-at naming the column that holds the publication date");
    }
    return List.of();
  }
}
