package io.tidemark.ingest.land.records;

import io.tidemark.core.table.Table;
import io.tidemark.feeds.TextRow;
import java.util.List;

/**
 * One kind of fact: how its rows are parsed, which rules they must satisfy, and to which table they
 * go.
 */
public interface RecordType {
  /** All kinds. */
  List<RecordType> ALL = RecordTypes.LIST;

  /** The record type of a kind of rows. */
  static RecordType of(TextRow.Kind kind) {
    for (RecordType facts : ALL) {
      if (facts.kind() == kind) {
        return facts;
      }
    }
    throw new IllegalArgumentException("no record type for kind " + kind);
  }

  TextRow.Kind kind();

  /** The name of the load's step and of the rows in quarantine. */
  String name();

  /** The field with the subject of the fact, such as the ticker. */
  String subject();

  Table table();

  /**
   * Reads a row and notes every rule that it breaks.
   *
   * @return the values of the table's own columns, without the source (the first column) and
   *     without provenance; a date as days and a time as microseconds since 1970; undefined if the
   *     row breaks a rule
   */
  Object[] read(FieldReader row);
}
