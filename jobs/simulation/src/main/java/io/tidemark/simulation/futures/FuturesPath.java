package io.tidemark.simulation.futures;

import io.tidemark.core.time.QuarterlyRoll;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.simulation.market.KeyedNoise;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A random walk of an index and its front-month future, minute by minute.
 *
 * <p>The volatility of a minute is the intraday profile ({@link IntradayProfile}) times two
 * factors, each a log autoregression: one from session to session, which rises after a fall of the
 * index, and one from minute to minute, which rises after news. Releases cause a jump in their
 * minute. Highs and lows are the extremes of a Brownian bridge between open and close (inverse of
 * its distribution, e.g. Karatzas and Shreve 1991, 4.3). Outside trading hours the index moves
 * slightly, more over weekends.
 *
 * <p>The future's price is the index plus its carry to the last trading day, so prices step up at a
 * roll to the next contract; they are not adjusted for it. Some minutes of the night have no trade
 * and no bar.
 */
final class FuturesPath {
  private static final TradingCalendar CALENDAR = TradingCalendar.CMES;
  private static final int MINUTE = 60;

  private static final double FIRST_LEVEL = 2800;
  private static final double DRIFT = 0.0003;
  private static final double DAY_VOLATILITY = 0.010;
  private static final double CARRY_A_YEAR = 0.03;

  private static final double SLOW_MEMORY = 0.98;
  private static final double SLOW_DEVIATION = 0.40;
  private static final double LEVERAGE = 0.5;
  private static final double FAST_MEMORY = 0.97;
  private static final double FAST_DEVIATION = 0.30;
  private static final double EXCITEMENT = 1.0;

  /** Standard deviation of an hour without trading, as a share of a day's. */
  private static final double CLOSED_HOUR = 0.05;

  private static final double CONTRACTS_A_MINUTE = 2500;
  private static final double SILENCE = 1.0 / 800;

  private static final double VARIANCE_UNIT =
      DAY_VOLATILITY * DAY_VOLATILITY / IntradayProfile.squaresOfSession();

  private final long seed;
  private double index = StrictMath.log(FIRST_LEVEL);
  private double slow;
  private double fast;
  private Instant closed;

  FuturesPath(long seed) {
    this.seed = seed;
  }

  FuturesMinutes walk(LocalDate from, LocalDate to) {
    List<LocalDate> sessions = CALENDAR.sessions(from, to);
    FuturesMinutes.Columns bars =
        new FuturesMinutes.Columns(Math.multiplyExact(sessions.size(), IntradayProfile.MINUTES));
    sessions.forEach(session -> walk(session, bars));
    return new FuturesMinutes(bars);
  }

  private void walk(LocalDate session, FuturesMinutes.Columns bars) {
    KeyedNoise noise = KeyedNoise.of(seed, "futures", session.toEpochDay());
    Instant open = CALENDAR.open(session);
    Instant close = CALENDAR.close(session);
    reopen(open, noise);
    YearMonth contract = QuarterlyRoll.leading(session);
    double carry =
        CARRY_A_YEAR
            * ChronoUnit.DAYS.between(session, QuarterlyRoll.lastTradingDay(contract))
            / 365.0;
    int day = Math.toIntExact(session.toEpochDay());
    int month = contract.getYear() * 100 + contract.getMonthValue();
    Optional<TradingCalendar.Pause> pause = CALENDAR.pause(session);
    long pauseFrom = pause.map(p -> p.from().getEpochSecond()).orElse(Long.MAX_VALUE);
    long pauseUntil = pause.map(p -> p.until().getEpochSecond()).orElse(Long.MAX_VALUE);
    // No session spans a daylight-saving change: these are on Sunday mornings.
    int minuteOfDay = open.atZone(CALENDAR.zone()).toLocalTime().toSecondOfDay() / MINUTE;
    double[] jumps = jumps(session, open, noise);
    double before = index;
    int minute = 0;
    for (long start = open.getEpochSecond();
        start < close.getEpochSecond();
        start += MINUTE, minute++) {
      if (start >= pauseFrom && start < pauseUntil) {
        continue;
      }
      double shape = IntradayProfile.at((minuteOfDay + minute) % IntradayProfile.MINUTES);
      if (step(shape, jumps[minute], carry, noise, bars)) {
        double expected = CONTRACTS_A_MINUTE * shape * StrictMath.sqrt(shape);
        double volume =
            1 + Math.floor(expected * StrictMath.exp(0.8 * (slow + fast) + 0.5 * noise.gaussian()));
        long trades = Math.max(1, Math.round(volume / noise.between(1.5, 4)));
        bars.bar(start, volume, trades, day, month);
      }
    }
    settle((index - before) / DAY_VOLATILITY, noise);
    closed = close;
  }

  /** Simulates one minute; false if it has no trade. */
  private boolean step(
      double shape, double jump, double carry, KeyedNoise noise, FuturesMinutes.Columns bars) {
    if (jump != 0) {
      fast += EXCITEMENT;
    }
    double scale =
        StrictMath.exp(
            2 * (slow + fast - SLOW_DEVIATION * SLOW_DEVIATION - FAST_DEVIATION * FAST_DEVIATION));
    double variance = VARIANCE_UNIT * shape * shape * scale;
    double move =
        StrictMath.sqrt(variance) * noise.gaussian() + jump + DRIFT / IntradayProfile.MINUTES;
    double top = extreme(move, variance, noise);
    double bottom = -extreme(-move, variance, noise);
    double from = StrictMath.exp(index + carry);
    index += move;
    fast =
        FAST_MEMORY * fast
            + FAST_DEVIATION * StrictMath.sqrt(1 - FAST_MEMORY * FAST_MEMORY) * noise.gaussian();
    // The bid-ask bounce moves a print by half a tick up or down.
    double first = ticks(from + noise.between(-0.5, 0.5) * FuturesMinutes.TICK);
    double last =
        ticks(from * StrictMath.exp(move) + noise.between(-0.5, 0.5) * FuturesMinutes.TICK);
    double high = ticks(from * StrictMath.exp(top));
    double low = ticks(from * StrictMath.exp(bottom));
    bars.prices(
        first, Math.max(high, Math.max(first, last)), Math.min(low, Math.min(first, last)), last);
    return shape >= IntradayProfile.NIGHT || noise.uniform() >= SILENCE;
  }

  /** The highest point of a Brownian bridge that begins at 0 and ends at {@code move}. */
  private static double extreme(double move, double variance, KeyedNoise noise) {
    double depth = -2 * variance * StrictMath.log(1 - noise.uniform());
    return (move + StrictMath.sqrt(move * move + depth)) / 2;
  }

  private static double[] jumps(LocalDate session, Instant open, KeyedNoise noise) {
    double[] jumps = new double[2 * IntradayProfile.MINUTES];
    for (SimulatedRelease release : SimulatedRelease.during(session)) {
      int minute = Math.toIntExact(ChronoUnit.MINUTES.between(open, release.time()));
      jumps[minute] += release.size() * DAY_VOLATILITY * noise.gaussian();
    }
    return jumps;
  }

  private void reopen(Instant open, KeyedNoise noise) {
    if (closed == null) {
      slow = SLOW_DEVIATION * noise.gaussian();
      return;
    }
    double hours = ChronoUnit.MINUTES.between(closed, open) / 60.0;
    double deviation = CLOSED_HOUR * DAY_VOLATILITY * StrictMath.sqrt(hours);
    index += deviation * StrictMath.exp(slow) * noise.gaussian();
  }

  /**
   * Updates the daily volatility factor; a fall raises it more than a rise of the same size
   * (leverage effect).
   */
  private void settle(double move, KeyedNoise noise) {
    double fall = -Math.max(-3, Math.min(3, move));
    double shock = LEVERAGE * fall + StrictMath.sqrt(1 - LEVERAGE * LEVERAGE) * noise.gaussian();
    slow =
        SLOW_MEMORY * slow
            + SLOW_DEVIATION * StrictMath.sqrt(1 - SLOW_MEMORY * SLOW_MEMORY) * shock;
  }

  private static double ticks(double price) {
    return Math.rint(price / FuturesMinutes.TICK) * FuturesMinutes.TICK;
  }
}
