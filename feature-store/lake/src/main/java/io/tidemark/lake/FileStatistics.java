package io.tidemark.lake;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** Delta's statistics of the columns of a file. */
final class FileStatistics {
  private static final int LONGEST = 32;

  private final JsonNode least;
  private final JsonNode greatest;
  private final long rows;

  private FileStatistics(JsonNode statistics) {
    this.least = statistics.path("minValues");
    this.greatest = statistics.path("maxValues");
    this.rows = statistics.path("numRecords").asLong();
  }

  /**
   * @param statistics statistics of an added file, as JSON; null or empty if there are none
   */
  static FileStatistics of(String statistics) {
    boolean isGiven = statistics != null && !statistics.isEmpty();
    return new FileStatistics(Json.read(isGiven ? statistics : "{}", JsonNode.class));
  }

  /** Whether it cannot contain a row with a day in that range. */
  boolean excludesDays(String column, LocalDate from, LocalDate to) {
    return isTold(column)
        && (LocalDate.parse(first(column)).isAfter(to)
            || LocalDate.parse(last(column)).isBefore(from));
  }

  /** The last day in a column, if known. */
  Optional<LocalDate> lastDay(String column) {
    return isTold(column) ? Optional.of(LocalDate.parse(last(column))) : Optional.empty();
  }

  /** Estimated number of rows from a day on; all rows if the days are unknown. */
  double rowsSince(String column, LocalDate day) {
    if (!isTold(column)) {
      return rows;
    }
    long first = LocalDate.parse(first(column)).toEpochDay();
    long last = LocalDate.parse(last(column)).toEpochDay();
    long since = Math.max(0, last - Math.max(first, day.toEpochDay()) + 1);
    return (double) rows * since / (last - first + 1);
  }

  /** Whether it cannot contain a row with one of these texts. */
  boolean excludesTexts(String column, Collection<String> texts) {
    return isTold(column)
        && isWhole(first(column))
        && isWhole(last(column))
        && texts.stream()
            .allMatch(
                text -> text.compareTo(first(column)) < 0 || text.compareTo(last(column)) > 0);
  }

  /** Whether it certainly contains a row with this text, as the first or last of its texts. */
  boolean includesText(String column, String text) {
    return isTold(column)
        && isWhole(text)
        && (text.equals(first(column)) || text.equals(last(column)));
  }

  /** Delta truncates longer texts in statistics. */
  private static boolean isWhole(String text) {
    return text.length() < LONGEST;
  }

  private boolean isTold(String column) {
    return least.hasNonNull(column) && greatest.hasNonNull(column);
  }

  private String first(String column) {
    return least.get(column).asText();
  }

  private String last(String column) {
    return greatest.get(column).asText();
  }
}
