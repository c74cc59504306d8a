package io.tidemark.ingest.land.records;

import io.tidemark.core.table.Table;
import io.tidemark.feeds.TextRow;
import java.util.List;

/** One kind of fact: how its text is read, what its rows must keep to, and where they go. */
public interface RecordType {
  /** Every kind there is. */
  List<RecordType> ALL = RecordTypes.LIST;

  /** The facts that rows of a kind are. */
  static RecordType of(TextRow.Kind kind) {
    for (RecordType facts : ALL) {
      if (facts.kind() == kind) {
        return facts;
      }
    }
    throw new IllegalArgumentException("no facts are of kind " + kind);
  }

  TextRow.Kind kind();

  /** The name of its step and of its rows in quarantine. */
  String name();

  /** The text field that says what the fact is about. */
  String subject();

  Table table();

  /**
   * Reads a row and notes every rule that it breaks.
   *
   * @return the table's own columns without the first, which is the source, and those of
   *     provenance; a date as days and a moment as microseconds since 1970; anything, where the row
   *     breaks a rule
   */
  Object[] read(FieldReader row);
}
