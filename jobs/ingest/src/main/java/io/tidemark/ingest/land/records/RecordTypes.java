package io.tidemark.ingest.land.records;

import java.util.List;

/**
 * The record types; in a class separate from their interface to avoid a cycle in class
 * initialisation.
 */
final class RecordTypes {
  static final List<RecordType> LIST =
      List.of(
          new DailyBarRecords(),
          new ActionRecords(),
          MacroRecords.MACRO,
          MacroRecords.SERIES,
          new MinuteBarRecords(),
          new SummaryRecords());

  private RecordTypes() {}
}
