package io.tidemark.feeds.files;

import io.tidemark.feeds.files.time.DateOrder;
import io.tidemark.feeds.files.time.FileMoment;
import io.tidemark.feeds.files.time.MomentText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a file's rows have their moment from: one column, or a day and a time of day in two.
 *
 * @param day the column of the day, or of the whole moment
 * @param clock the column of the time of day; null if there is none
 */
record MomentColumn(String day, String clock) {
  /** Other names for a moment, beside a column of days. */
  private static final List<String> BESIDE_DAYS =
      List.of("datetime", "timestamp", "windowstart", "time");

  String text(Map<String, String> record) {
    String text = CellText.text(record, day);
    return clock == null ? text : text + " " + CellText.text(record, clock);
  }

  List<FileMoment> read(List<Map<String, String>> records) {
    MomentText reader = new MomentText(DateOrder.of(days(records)));
    return records.stream().map(record -> reader.read(text(record)).orElse(null)).toList();
  }

  /**
   * The moments of a file of bars; empty if its rows bear days alone.
   *
   * @param records the file's first
   */
  static Optional<MomentColumn> of(
      FileColumns columns, KnowledgeTime knowledge, List<Map<String, String>> records) {
    String day = columns.need("date", "date");
    Stream<MomentColumn> one = Stream.of(new MomentColumn(day, null));
    Stream<MomentColumn> two =
        columns.find("time").stream()
            .filter(clock -> !clock.equals(day))
            .map(clock -> new MomentColumn(day, clock));
    Stream<MomentColumn> other =
        BESIDE_DAYS.stream()
            .flatMap(name -> columns.named(name).stream())
            .filter(column -> !column.equals(day) && !knowledge.isColumn(column))
            .filter(column -> daysRepeat(columns, day, records))
            .map(column -> new MomentColumn(column, null));
    return Stream.of(one, two, other)
        .flatMap(candidates -> candidates)
        .filter(candidate -> candidate.isMeant(records))
        .findFirst();
  }

  /** Whether most rows bear a moment there. */
  private boolean isMeant(List<Map<String, String>> records) {
    long moments = read(records).stream().filter(Objects::nonNull).count();
    return moments > 0 && 2 * moments >= records.size();
  }

  /** Beside daily bars, a moment is likely to say when they were written down. */
  private static boolean daysRepeat(
      FileColumns columns, String day, List<Map<String, String>> records) {
    String ticker = columns.find("ticker").orElse(null);
    Map<String, String> last = new HashMap<>();
    return records.stream()
        .anyMatch(
            record ->
                CellText.text(record, day)
                    .equals(last.put(CellText.text(record, ticker), CellText.text(record, day))));
  }

  private List<String> days(List<Map<String, String>> records) {
    return records.stream().map(record -> CellText.text(record, day)).toList();
  }
}
