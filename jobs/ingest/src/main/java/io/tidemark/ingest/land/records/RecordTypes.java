package io.tidemark.ingest.land.records;

import java.util.List;

/** The kinds of facts, apart from their interface, whose initialization must not wait for them. */
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
