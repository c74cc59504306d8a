package io.tidemark.serving.console;

import io.tidemark.core.UserFault;
import io.tidemark.core.review.RowReview;
import io.tidemark.core.review.RowReview.Decision;
import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;

/**
 * A decision on a row in quarantine, as received.
 *
 * @param decision approve, reject or override
 * @param until when the decision ends: a date, which means the end of that day in New York, or an
 *     instant; null or empty: never
 * @param fields of an override, new texts by Tidemark's field names; null or empty: the suggested
 *     repair
 */
record RowDecision(
    String decision, String who, String why, String until, Map<String, String> fields) {

  /**
   * The decision on the row of that id.
   *
   * @throws UserFault with the value that is missing or invalid
   */
  RowReview word(String id, Instant now) {
    RowReview word = new RowReview(id, parsed(), stripped(who), stripped(why), end(), fields);
    if (word.until() != null && !word.until().isAfter(now)) {
      throw new UserFault(
          "until is %s, which is in the past; use a later day, or leave it out".formatted(until));
    }
    if (word.decision() != Decision.OVERRIDE && !word.fields().isEmpty()) {
      throw new UserFault(
          "%s of %s has fields %s, which only an override may have"
              .formatted(decision, id, word.fields().keySet()));
    }
    return word;
  }

  private Decision parsed() {
    return Arrays.stream(Decision.values())
        .filter(known -> known.label().equals(decision))
        .findFirst()
        .orElseThrow(
            () ->
                new UserFault(
                    "decision is '%s'; use one of %s"
                        .formatted(
                            decision,
                            Arrays.stream(Decision.values()).map(Decision::label).toList())));
  }

  private Instant end() {
    if (until == null || until.isBlank()) {
      return null;
    }
    try {
      return until.contains("T")
          ? Instant.parse(until)
          : LocalDate.parse(until)
              .plusDays(1)
              .atStartOfDay(TradingCalendar.XNYS.zone())
              .toInstant();
    } catch (DateTimeParseException e) {
      throw new UserFault(
          "until is '%s'; use a date, such as 2026-03-31, or an instant, such as 2026-03-31T20:00:00Z"
              .formatted(until),
          e);
    }
  }

  private static String stripped(String text) {
    return text == null ? null : text.strip();
  }
}
