package io.tidemark.ingest.files;

import io.tidemark.feeds.files.DelimitedFile;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a file begins, which tells how to read it.
 *
 * @param names of its columns
 * @param records its first, column to text
 * @param instants those of its columns whose type says that their moments are UTC
 */
record TableHead(List<String> names, List<Map<String, String>> records, Set<String> instants)
    implements Serializable {
  /** Enough records for a day of the month beyond the twelfth, and for the steps between bars. */
  static final int LENGTH = 500;

  TableHead {
    names = List.copyOf(names);
    records = List.copyOf(records);
    instants = Set.copyOf(instants);
  }

  /**
   * Of delimited text, which has no types.
   *
   * @throws io.tidemark.core.UserFault if it cannot be read
   */
  static TableHead ofText(Path file) {
    return new TableHead(
        DelimitedFile.header(file), DelimitedFile.beginning(file, LENGTH), Set.of());
  }
}
