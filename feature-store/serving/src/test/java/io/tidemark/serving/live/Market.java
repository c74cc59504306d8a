package io.tidemark.serving.live;

import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.serving.live.DailyLake.Written;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random prices, session by session, with splits, dividends, restatements, gaps that are filled
 * days later or never, bars without a close, tickers that start and end, and a history that is
 * loaded at once, late.
 */
final class Market {
  private static final double NONE = Double.NaN;

  private final Random random;
  private final int tickers;
  private final int loadedLate;
  private final List<LocalDate> sessions;
  private final Map<Integer, List<Written>> later = new HashMap<>();
  private final double[] level;

  /**
   * @param loadedLate number of first sessions that are loaded at once, after the last of them
   */
  Market(long seed, int tickers, int length, int loadedLate) {
    this.random = new Random(seed);
    this.tickers = tickers;
    this.loadedLate = loadedLate;
    this.level = random.doubles(tickers, 20, 200).toArray();
    LocalDate from = LocalDate.parse("2023-03-01");
    this.sessions =
        TradingCalendar.XNYS.sessions(from, from.plusDays(2L * length)).subList(0, length);
  }

  LocalDate date(int session) {
    return sessions.get(session);
  }

  /** One hour after the close of the session. */
  Instant evening(int session) {
    return TradingCalendar.XNYS.close(date(session)).plusSeconds(3_600);
  }

  /**
   * The rows that become known on the evening of a session; must be called for the sessions in
   * order.
   */
  List<Written> told(int session) {
    List<Written> told = new ArrayList<>(later.getOrDefault(session, List.of()));
    Instant known = evening(Math.max(session, loadedLate - 1));
    for (int t = 0; t < tickers; t++) {
      if ((t == 0 && session < 25) || (t == 1 && session > 45 && session < 62)) {
        continue;
      }
      String ticker = "T" + t;
      boolean splits = random.nextInt(60) == 0;
      level[t] *= Math.exp(0.02 * random.nextGaussian()) / (splits ? 2 : 1);
      PriceVersion bar = bar(t, session, known, splits ? 2 : 1);
      int fate = random.nextInt(100);
      if (fate < 4) {
        int days = 1 + random.nextInt(9);
        tell(session + days, ticker, known(bar, evening(session + days(session, days))));
      } else if (fate < 6) {
        told.add(new Written(ticker, without(bar)));
      } else if (fate >= 7) {
        told.add(new Written(ticker, bar));
      }
      if (fate >= 90) {
        int days = random.nextInt(4);
        PriceVersion restated = bar(t, session, evening(session + days(session, days)), 1);
        tell(session + Math.max(1, days), ticker, restated);
      }
    }
    return told;
  }

  private int days(int session, int days) {
    return Math.min(days, sessions.size() - 1 - session);
  }

  private void tell(int session, String ticker, PriceVersion version) {
    later.computeIfAbsent(session, s -> new ArrayList<>()).add(new Written(ticker, version));
  }

  private PriceVersion bar(int t, int session, Instant known, double ratio) {
    double close = Math.round(level[t] * (0.99 + 0.02 * random.nextDouble()) * 100) / 100.0;
    double dividend = random.nextInt(40) == 0 ? 0.25 : 0;
    return new PriceVersion(
        date(session),
        known,
        close * 0.998,
        close * 1.01,
        close * 0.99,
        close,
        1_000 + random.nextInt(9_000),
        random.nextInt(40) == 0
            ? NONE
            : Math.round(close * (0.999 + 0.002 * random.nextDouble()) * 1e4) / 1e4,
        ratio,
        dividend);
  }

  private static PriceVersion known(PriceVersion v, Instant at) {
    return new PriceVersion(
        v.date(),
        at,
        v.open(),
        v.high(),
        v.low(),
        v.close(),
        v.volume(),
        v.vwap(),
        v.splitRatio(),
        v.dividend());
  }

  private static PriceVersion without(PriceVersion v) {
    return new PriceVersion(v.date(), v.knownAt(), NONE, NONE, NONE, NONE, NONE, NONE, 1, 0);
  }
}
