package io.tidemark.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A part of a table: where rows to come will lie, or where some are looked for.
 *
 * @param texts what stands in some of its columns
 * @param from its first {@code date}
 * @param to its last
 */
public record Region(Map<String, String> texts, LocalDate from, LocalDate to) {
  /** The whole of any table. */
  public static final Region ALL = new Region(Map.of(), LocalDate.MIN, LocalDate.MAX);

  public Region {
    texts = Map.copyOf(texts);
  }

  /** Whether a file with those statistics certainly has no row of it. */
  boolean isFarFrom(FileStatistics file) {
    return file.excludesDays("date", from, to)
        || texts.entrySet().stream()
            .anyMatch(column -> file.excludesTexts(column.getKey(), List.of(column.getValue())));
  }
}
