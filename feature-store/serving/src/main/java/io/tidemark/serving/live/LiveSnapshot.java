package io.tidemark.serving.live;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;

/** A set's features now: of the newest session that has a bar, each ticker's newest row. */
public final class LiveSnapshot {
  private final LocalDate date;
  private final Instant goodUntil;
  private final String sourcesTag;
  private final NavigableMap<String, Row> rows;
  private final Map<String, Integer> columns = new HashMap<>();

  /**
   * The row of one ticker.
   *
   * @param end within the day when its bar ends
   * @param knownAt when the last of the bars that it rests on became known
   * @param values one a feature; NaN where there is none
   */
  record Row(Optional<Instant> end, Instant knownAt, double[] values) {}

  /**
   * @param goodUntil from when on a bar counts that does not yet
   * @param sourcesTag what tells the joined sources from those of another moment
   * @param rows by ticker, of which there is one at least
   * @param features names of the rows' values, in order
   */
  LiveSnapshot(
      LocalDate date,
      Instant goodUntil,
      String sourcesTag,
      NavigableMap<String, Row> rows,
      List<String> features) {
    this.date = date;
    this.goodUntil = goodUntil;
    this.sourcesTag = sourcesTag;
    this.rows = rows;
    features.forEach(feature -> columns.put(feature, columns.size()));
  }

  /** The session. */
  public LocalDate date() {
    return date;
  }

  /** The tickers that have a row, in order. */
  public NavigableSet<String> tickers() {
    return Collections.unmodifiableNavigableSet(rows.navigableKeySet());
  }

  /** When the latest price that any row uses became known. */
  public Instant knownAt() {
    return rows.values().stream().map(Row::knownAt).max(Instant::compareTo).orElseThrow();
  }

  /** Within the day, when the bar of a ticker's row ends. */
  public Optional<Instant> end(String ticker) {
    return rows.get(ticker).end();
  }

  /** When the last of the prices that a ticker's row rests on became known. */
  public Instant knownAt(String ticker) {
    return rows.get(ticker).knownAt();
  }

  /** The value of a feature for a ticker that has a row; NaN where missing. */
  public double value(String ticker, String feature) {
    return rows.get(ticker).values()[columns.get(feature)];
  }

  /** Identifies the state of the joined sources; empty if there are none. */
  public String sourcesTag() {
    return sourcesTag;
  }

  /** The time from which a price counts that does not count yet. */
  Instant goodUntil() {
    return goodUntil;
  }
}
