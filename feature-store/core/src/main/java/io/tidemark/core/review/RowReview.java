package io.tidemark.core.review;

import io.tidemark.core.UserFault;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What one person decides about one row in quarantine.
 *
 * @param id the row's, as the queue shows it
 * @param who never empty
 * @param why never empty
 * @param until until when it counts; null: for good
 * @param fields of an override, our field's name to its new text; empty: the suggested repair
 */
public record RowReview(
    String id,
    Decision decision,
    String who,
    String why,
    Instant until,
    Map<String, String> fields) {
  public RowReview {
    if (decision == null || id == null || id.isBlank()) {
      throw new UserFault("a word on a row needs the row's id and a decision");
    }
    if (who == null || who.isBlank() || why == null || why.isBlank()) {
      throw new UserFault(
          "%s of %s: say who decides and why; both are kept with the row"
              .formatted(decision.label(), id));
    }
    fields = fields == null ? Map.of() : Map.copyOf(fields);
  }

  /** What can be decided. */
  public enum Decision {
    /** The row counts as it is. */
    APPROVE,
    /** The row does not count, and leaves the queue. */
    REJECT,
    /** The row counts with other values. */
    OVERRIDE;

    /** As it is written in {@code ops.overrides}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
