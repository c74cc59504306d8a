package io.tidemark.views.ops;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row that failed validation.
 *
 * @param id by which it is decided on
 * @param date as it came
 * @param stage refused: it never entered; held or doubted: it is among the bars; settled: what was
 *     found against it does not hold any more
 * @param rules names of the rules broken
 * @param reasons the values and the rules, for people, in the same order
 * @param repair fields that would mend it, an object
 * @param fields the row by our names, an object
 * @param raw the row as it came
 * @param place file and line, or address and index; nothing if the row was found among the bars
 * @param payload SHA-256 of the answer or file
 * @param decision the last decision on it, if there is one
 */
public record QuarantinedRow(
    String id,
    State state,
    String kind,
    String source,
    String ticker,
    String date,
    String stage,
    List<String> rules,
    List<String> reasons,
    JsonNode repair,
    JsonNode fields,
    JsonNode raw,
    Optional<String> place,
    Optional<String> payload,
    Instant knownAt,
    Optional<Decision> decision) {

  /** What became of a row. */
  public enum State {
    /** It is not decided. */
    PENDING,
    /** It is not decided, and the rule it broke does not hold any more. */
    SETTLED,
    /** It counts as it is. */
    APPROVED,
    /** It does not count. */
    REJECTED,
    /** It counts with other values. */
    OVERRIDDEN,
    /** What was said does not count any more. */
    LAPSED;

    /** As it is written. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A decision on a row.
   *
   * @param until until when it counts; nothing: for good
   * @param fields what an override puts in place, an object
   */
  public record Decision(
      String decision,
      String who,
      String why,
      Optional<Instant> until,
      JsonNode fields,
      Instant at) {
    State stateAt(Instant time) {
      if (until.isPresent() && !until.get().isAfter(time)) {
        return State.LAPSED;
      }
      return switch (decision) {
        case "approve" -> State.APPROVED;
        case "reject" -> State.REJECTED;
        default -> State.OVERRIDDEN;
      };
    }
  }
}
