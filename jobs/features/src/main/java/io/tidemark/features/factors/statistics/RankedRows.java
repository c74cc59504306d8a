package io.tidemark.features.factors.statistics;

/** Which rows a report ranks, and in what it counts horizons. */
public enum RankedRows {
  /** A session's tickers, ranked together; a return reaches into later sessions. */
  TICKERS("tickers", "session", "sessions"),

  /**
   * A session's bars, ranked among those of the sessions before; a return ends in its session. See
   * {@link PastScores}.
   */
  BARS("bars", "bar", "bars");

  private final String names;
  private final String step;
  private final String steps;

  RankedRows(String names, String step, String steps) {
    this.names = names;
    this.step = step;
    this.steps = steps;
  }

  /** What is ranked, in the plural. */
  public String names() {
    return names;
  }

  /** The unit of horizons, in the singular. */
  public String step() {
    return step;
  }

  /** The unit of horizons, in the plural. */
  public String steps() {
    return steps;
  }

  /** A horizon in short, such as 5s for five sessions. */
  public String brief(int horizon) {
    return horizon + step.substring(0, 1);
  }

  /**
   * The number of sessions that a return over a horizon covers. Returns of neighbouring sessions
   * overlap in all of them but one.
   */
  int sessions(int horizon) {
    return this == BARS ? 1 : horizon;
  }
}
