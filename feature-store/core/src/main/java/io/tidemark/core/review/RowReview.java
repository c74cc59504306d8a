package io.tidemark.core.review;

import io.tidemark.core.UserFault;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * One decision about one row in quarantine.
 *
 * @param id id of the row as shown in the queue
 * @param who never empty
 * @param why never empty
 * @param until when the decision expires; null: never
 * @param fields new values of an override by our field name; empty: the suggested repair
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
      throw new UserFault("a decision about a row needs the row's id and the kind of decision");
    }
    if (who == null || who.isBlank() || why == null || why.isBlank()) {
      throw new UserFault(
          "%s of %s: say who decides and why; both are stored with the row"
              .formatted(decision.label(), id));
    }
    fields = fields == null ? Map.of() : Map.copyOf(fields);
  }

  /** The possible decisions. */
  public enum Decision {
    /** The row is used unchanged. */
    APPROVE,
    /** The row is not used and leaves the queue. */
    REJECT,
    /** The row is used with other values. */
    OVERRIDE;

    /** The value in {@code ops.overrides}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
