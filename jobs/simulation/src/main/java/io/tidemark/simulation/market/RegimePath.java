package io.tidemark.simulation.market;

import io.tidemark.core.time.TradingCalendar;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The regime of every session since 2005, generated on demand. */
public final class RegimePath {
  /** The first session with a regime, long before prices begin, so that macro has a history. */
  public static final LocalDate START = LocalDate.of(2005, 1, 3);

  private final long seed;
  private final NavigableMap<LocalDate, SimulatedRegime> bySession = new TreeMap<>();
  private int sessionsInRegime = 1;

  public RegimePath(long seed) {
    this.seed = seed;
    bySession.put(START, SimulatedRegime.CALM);
  }

  /** The regime of a session. */
  public SimulatedRegime of(LocalDate session) {
    extend(session);
    SimulatedRegime regime = bySession.get(session);
    if (regime == null) {
      throw new IllegalArgumentException("%s is not a session since %s".formatted(session, START));
    }
    return regime;
  }

  /** Regimes of all sessions from {@code from} to {@code to}. */
  public Map<LocalDate, SimulatedRegime> between(LocalDate from, LocalDate to) {
    extend(to);
    return new TreeMap<>(bySession.subMap(from, true, to, true));
  }

  private void extend(LocalDate to) {
    Map.Entry<LocalDate, SimulatedRegime> last = bySession.lastEntry();
    LocalDate session = TradingCalendar.XNYS.next(last.getKey());
    SimulatedRegime regime = last.getValue();
    while (!session.isAfter(to)) {
      SimulatedRegime next =
          regime.next(sessionsInRegime, KeyedNoise.of(seed, "regime", session.toEpochDay()));
      sessionsInRegime = next == regime ? sessionsInRegime + 1 : 1;
      regime = next;
      bySession.put(session, regime);
      session = TradingCalendar.XNYS.next(session);
    }
  }
}
