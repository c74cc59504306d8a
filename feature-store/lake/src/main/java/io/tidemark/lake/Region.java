package io.tidemark.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A part of a table in which rows are written or searched.
 *
 * @param texts values of some of its text columns
 * @param from its first {@code date}
 * @param to its last {@code date}
 */
public record Region(Map<String, String> texts, LocalDate from, LocalDate to) {
  /** The whole of any table. */
  public static final Region ALL = new Region(Map.of(), LocalDate.MIN, LocalDate.MAX);

  public Region {
    texts = Map.copyOf(texts);
  }

  /** Whether a file with those statistics cannot contain a row of the region. */
  boolean isFarFrom(FileStatistics file) {
    return file.excludesDays("date", from, to)
        || texts.entrySet().stream()
            .anyMatch(column -> file.excludesTexts(column.getKey(), List.of(column.getValue())));
  }
}
