package io.tidemark.features.factors.statistics;

import java.util.List;

/** Which rows a report ranks, and in what it counts horizons. */
public enum RankedRows {
  /** A session's tickers, ranked together; a return reaches into later sessions. */
  TICKERS("tickers", List.of("session", "sessions")),

  /**
   * A session's bars, ranked among those of the sessions before; a return ends in its session. See
   * {@link PastScores}.
   */
  BARS("bars", List.of("bar", "bars"));

  private final String names;
  private final List<String> step;

  RankedRows(String names, List<String> step) {
    this.names = names;
    this.step = step;
  }

  /** What is ranked, in the plural. */
  public String names() {
    return names;
  }

  /** The unit of horizons, in the singular. */
  public String step() {
    return step.get(0);
  }

  /** The unit of horizons, in the plural. */
  public String steps() {
    return step.get(1);
  }

  /** A horizon in short, such as 5s for five sessions. */
  public String brief(int horizon) {
    return horizon + step().substring(0, 1);
  }

  /**
   * The number of sessions that a return over a horizon covers. Returns of neighbouring sessions
   * overlap in all of them but one.
   */
  int sessions(int horizon) {
    return this == BARS ? 1 : horizon;
  }
}
