package io.tidemark.serving.published;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The regime labels of one model, one per day. */
public final class RegimeSeries {
  private final NavigableMap<LocalDate, RegimeDay> days = new TreeMap<>();

  /** Keeps the last known version of each day. */
  RegimeSeries(Collection<RegimeDay> versions) {
    for (RegimeDay day : versions) {
      days.merge(day.date(), day, (a, b) -> a.knownAtMicros() > b.knownAtMicros() ? a : b);
    }
  }

  /** The last day. */
  public Optional<RegimeDay> last() {
    return Optional.ofNullable(days.lastEntry()).map(entry -> entry.getValue());
  }

  /** The first day. */
  public Optional<RegimeDay> first() {
    return Optional.ofNullable(days.firstEntry()).map(entry -> entry.getValue());
  }

  /** The last day on or before that date. */
  public Optional<RegimeDay> on(LocalDate date) {
    return Optional.ofNullable(days.floorEntry(date)).map(entry -> entry.getValue());
  }

  /** The days from {@code from} to {@code to}, both included, in order. */
  public List<RegimeDay> between(LocalDate from, LocalDate to) {
    return List.copyOf(days.subMap(from, true, to, true).values());
  }
}
