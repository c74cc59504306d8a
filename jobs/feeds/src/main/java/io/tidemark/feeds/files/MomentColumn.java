package io.tidemark.feeds.files;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The columns with the time of a file's rows: one column, or one for the date and one for the time
 * of day.
 *
 * @param day the column of the date, or of date and time
 * @param clock the column of the time of day; null if there is none
 * @param beside whether there is also a separate date column; then it is the bars' time only if
 *     dates repeat, because in a file of daily bars such a column is probably the time of writing
 */
record MomentColumn(String day, String clock, boolean beside) implements Serializable {
  /** Names of a time column in a file that also has a date column. */
  private static final List<String> BESIDE_DAYS =
      List.of("datetime", "timestamp", "windowstart", "time");

  String text(Map<String, String> record) {
    String text = CellText.text(record, day);
    return clock == null ? text : text + " " + CellText.text(record, clock);
  }

  /** The possible time columns of a file of bars, most likely first. */
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
