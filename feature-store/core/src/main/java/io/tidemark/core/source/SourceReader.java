package io.tidemark.core.source;

import io.tidemark.core.UserFault;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.Consumer;

/**
 * Reads lake tables for sources: every version of every fact that was known at one time, in no
 * particular order.
 */
public interface SourceReader {
  /**
   * The largest number of rows that a joined source may be read from, since one process holds them
   * in memory.
   */
  long MOST_ROWS = 5_000_000;

  /**
   * Passes the rows of a table one by one; none if the table does not exist yet.
   *
   * @param columns the columns that will be read
   * @param where by column, the texts of which a row must have one
   * @throws UserFault if there are more rows than {@link #MOST_ROWS}
   */
  void read(
      String table,
      List<String> columns,
      Map<String, List<String>> where,
      Consumer<SourceRow> rows);

  /** The distinct texts of a column in the matching rows. */
  NavigableSet<String> distinct(String table, String column, Map<String, List<String>> where);

  /**
   * Checks that the rows fit into the memory of one process.
   *
   * @throws UserFault if there are too many rows
   */
  static void requireFew(String table, Map<String, List<String>> where, long rows, long most) {
    if (rows > most) {
      throw new UserFault(
          "%s has more than %,d rows%s, and every process holds all rows of a joined source in memory; let the set read fewer series, or import fewer"
              .formatted(table, most, where.isEmpty() ? "" : " of " + where));
    }
  }
}
