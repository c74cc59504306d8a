package io.tidemark.learning.panel;

import io.tidemark.core.time.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Panels for tests: features are standard normal noise; each test defines the label. */
public final class Panels {
  public static final LocalDate FIRST = LocalDate.of(2015, 1, 2);

  private Panels() {}

  /** Makes a label from a row's features and noise. */
  @FunctionalInterface
  public interface Signal {
    double label(float[] features, double noise);
  }

  /** Feature names {@code f0, f1, …}. */
  public static List<String> features(int count) {
    return IntStream.range(0, count).mapToObj(i -> "f" + i).toList();
  }

  public static List<LocalDate> sessions(int count) {
    List<LocalDate> sessions = new ArrayList<>();
    for (LocalDate day = FIRST; sessions.size() < count; day = TradingCalendar.XNYS.next(day)) {
      sessions.add(day);
    }
    return sessions;
  }

  /** Rows of every ticker on every session; the last five sessions have no label yet. */
  public static List<PanelRow> rows(
      int sessions, int tickers, int features, long seed, Signal signal) {
    Random random = new Random(seed);
    List<PanelRow> rows = new ArrayList<>();
    int left = sessions;
    for (LocalDate date : sessions(sessions)) {
      left--;
      for (int t = 0; t < tickers; t++) {
        float[] values = new float[features];
        for (int f = 0; f < features; f++) {
          values[f] = (float) random.nextGaussian();
        }
        double label = signal.label(values, random.nextGaussian());
        rows.add(new PanelRow(date, "T%03d".formatted(t), values, left < 5 ? Double.NaN : label));
      }
    }
    return rows;
  }

  /** Alternates {@code calm} and {@code stress} every 40 sessions. */
  public static Map<LocalDate, String> regimes(int sessions) {
    Map<LocalDate, String> regimes = new HashMap<>();
    List<LocalDate> dates = sessions(sessions);
    for (int s = 0; s < sessions; s++) {
      regimes.put(dates.get(s), s / 40 % 2 == 0 ? "calm" : "stress");
    }
    return regimes;
  }

  /** A panel with these rows and regimes. */
  public static Panel panel(int sessions, int tickers, int features, long seed, Signal signal) {
    return Panel.of(
        features(features), rows(sessions, tickers, features, seed, signal), regimes(sessions));
  }
}
