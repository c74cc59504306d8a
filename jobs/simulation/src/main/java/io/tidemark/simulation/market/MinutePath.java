package io.tidemark.simulation.market;

import io.tidemark.core.time.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Minute bars that aggregate exactly to a daily bar: first open, highest high, lowest low, last
 * close and total volume equal those of the bar, to the cent and share.
 */
public final class MinutePath {
  /** The deviation of the path from a straight line, as a share of the day's range. */
  private static final double WANDER = 0.25;

  private MinutePath() {}

  /**
   * One minute bar.
   *
   * @param open USD, to the cent, as high, low and close
   * @param volume whole shares
   */
  public record MinuteBar(
      Instant start, double open, double high, double low, double close, long volume) {}

  /** The minutes with trades: at least one, at most as many as shares. */
  public static List<MinuteBar> of(SimulatedBar day, KeyedNoise noise) {
    Instant open = TradingCalendar.XNYS.open(day.date());
    Duration session = Duration.between(open, TradingCalendar.XNYS.close(day.date()));
    int count = (int) Math.max(1, Math.min(session.toMinutes(), day.volume()));
    double[] path = path(day, count, noise);
    int highest = noise.below(count);
    int lowest = noise.below(count);
    List<MinuteBar> minutes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double high = i == highest ? day.high() : Math.max(path[i], path[i + 1]);
      double low = i == lowest ? day.low() : Math.min(path[i], path[i + 1]);
      long shares = day.volume() / count + (i < day.volume() % count ? 1 : 0);
      minutes.add(
          new MinuteBar(open.plus(Duration.ofMinutes(i)), path[i], high, low, path[i + 1], shares));
    }
    return minutes;
  }

  private static double[] path(SimulatedBar day, int count, KeyedNoise noise) {
    double[] path = new double[count + 1];
    double range = day.high() - day.low();
    path[0] = day.open();
    for (int i = 1; i < count; i++) {
      double line = day.open() + (day.close() - day.open()) * i / count;
      double price = line + WANDER * range * noise.between(-1, 1);
      double cents = Math.round(price * 100) / 100.0;
      path[i] = Math.max(day.low(), Math.min(day.high(), cents));
    }
    path[count] = day.close();
    return path;
  }
}
