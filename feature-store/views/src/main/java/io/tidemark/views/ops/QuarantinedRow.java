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
 * @param id identifier used in decisions
 * @param date as received
 * @param stage refused: not accepted; held or doubted: it is among the bars; settled: it no longer
 *     breaks a rule
 * @param rules names of the broken rules
 * @param reasons for each rule, in the same order, the value and the rule, for people
 * @param repair fields that would correct it, as a JSON object
 * @param fields the row by Tidemark's field names, as a JSON object
 * @param raw the row as received
 * @param place file and line, or address and index; empty if the row was found among the bars
 * @param payload SHA-256 of the vendor payload
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

  /** The state of a row. */
  public enum State {
    /** Not decided. */
    PENDING,
    /** Not decided, but it no longer breaks a rule. */
    SETTLED,
    /** It counts as received. */
    APPROVED,
    /** It does not count. */
    REJECTED,
    /** It counts with other values. */
    OVERRIDDEN,
    /** The decision has expired. */
    LAPSED;

    /** The text for output. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A decision on a row.
   *
   * @param until end of the decision; empty: no end
   * @param fields new values of an override, as a JSON object
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
