package io.tidemark.core.source;

import io.tidemark.core.UserFault;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.Consumer;

/** Reads lake tables for sources: every version of every fact known by one moment, in no order. */
public interface SourceReader {
  /** Rows that a joined source may be read from at once: they are held by one process. */
  long MOST_ROWS = 5_000_000;

  /**
   * Shows the rows of a table one by one; none if there is no such table yet.
   *
   * @param columns that will be asked for
   * @param where by column the texts of which a row has one
   * @throws UserFault if they are more than {@link #MOST_ROWS}
   */
  void read(
      String table,
      List<String> columns,
      Map<String, List<String>> where,
      Consumer<SourceRow> rows);

  /** The different texts of a column in such rows. */
  NavigableSet<String> distinct(String table, String column, Map<String, List<String>> where);

  /**
   * Refuses what one process cannot hold.
   *
   * @throws UserFault if there are too many rows
   */
  static void requireFew(String table, Map<String, List<String>> where, long rows, long most) {
    if (rows > most) {
      throw new UserFault(
          "%s has more than %,d rows%s, and a joined source is held whole by every process; let the set read fewer series, or import fewer"
              .formatted(table, most, where.isEmpty() ? "" : " of " + where));
    }
  }
}
