package io.tidemark.core.source;

import java.time.LocalDate;

/**
 * How far a source is complete.
 *
 * @param until the last day for which its values are complete
 * @param beyond what later values lack, as a clause with a subject
 */
public record SourceCoverage(LocalDate until, String beyond) {
  /** The warning for a source that is read beyond its coverage. */
  String warning(String source) {
    return "%s is complete until %s: after it %s".formatted(source, until, beyond);
  }
}
