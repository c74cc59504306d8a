package io.tidemark.feeds.files;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a file's rows have their moment from: one column, or a day and a time of day in two.
 *
 * @param day the column of the day, or of the whole moment
 * @param clock the column of the time of day; null if there is none
 * @param beside whether it stands beside a column of days; only where those repeat is it a bar's,
 *     since beside daily bars a moment is likely to say when they were written down
 */
record MomentColumn(String day, String clock, boolean beside) implements Serializable {
  /** Other names for a moment, beside a column of days. */
  private static final List<String> BESIDE_DAYS =
      List.of("datetime", "timestamp", "windowstart", "time");

  String text(Map<String, String> record) {
    String text = CellText.text(record, day);
    return clock == null ? text : text + " " + CellText.text(record, clock);
  }

  /** Where a file of bars may have its moments, most likely first. */
  static List<MomentColumn> candidates(FileColumns columns, KnowledgeTime knowledge) {
    String day = columns.need("date", "date");
    Stream<MomentColumn> one = Stream.of(new MomentColumn(day, null, false));
    Stream<MomentColumn> two =
        columns.find("time").stream()
            .filter(clock -> !clock.equals(day))
            .map(clock -> new MomentColumn(day, clock, false));
    Stream<MomentColumn> other =
        BESIDE_DAYS.stream()
            .flatMap(name -> columns.named(name).stream())
            .filter(column -> !column.equals(day) && !knowledge.isColumn(column))
            .map(column -> new MomentColumn(column, null, true));
    return Stream.of(one, two, other).flatMap(candidates -> candidates).toList();
  }
}
