package io.tidemark.learning.panel;

import io.tidemark.core.series.Ranks;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Features and one label of many tickers over many sessions, column by column, in memory. Rows are
 * sorted by session, then ticker. Sessions are numbered from 0; the rows of session {@code s} are
 * {@code [start(s), end(s))}.
 *
 * <p>600,000 rows of 18 features take 50 MB.
 */
public final class Panel implements Serializable {
  /** The regime of a session that has none. */
  public static final String UNKNOWN = "unknown";

  private final List<String> features;
  private final LocalDate[] sessions;
  private final String[] tickers;
  private final int[] starts;
  private final String[] regimes;
  private final float[][] values;
  private final double[] labels;
  private final float[] targets;

  private Panel(
      List<String> features, List<PanelRow> rows, List<LocalDate> sessions, String[] regimes) {
    this.features = List.copyOf(features);
    this.sessions = sessions.toArray(LocalDate[]::new);
    this.regimes = regimes;
    this.tickers = new String[rows.size()];
    this.starts = new int[this.sessions.length + 1];
    this.values = new float[features.size()][rows.size()];
    this.labels = new double[rows.size()];
    int session = 0;
    for (int row = 0; row < rows.size(); row++) {
      PanelRow from = rows.get(row);
      while (!from.date().equals(this.sessions[session])) {
        starts[++session] = row;
      }
      tickers[row] = from.ticker();
      labels[row] = from.label();
      for (int f = 0; f < values.length; f++) {
        values[f][row] = from.values()[f];
      }
    }
    if (this.sessions.length > 0) {
      starts[this.sessions.length] = rows.size();
    }
    this.targets = new float[rows.size()];
    for (int s = 0; s < this.sessions.length; s++) {
      double[] day = Arrays.copyOfRange(labels, start(s), end(s));
      System.arraycopy(Ranks.centred(day), 0, targets, start(s), day.length);
    }
  }

  /**
   * Makes a panel.
   *
   * @param features names of the values, in order
   * @param rows in any order; a row without any feature is left out
   * @param regimes by date; the regime of a date that is not in it is {@link #UNKNOWN}
   */
  public static Panel of(
      List<String> features, List<PanelRow> rows, Map<LocalDate, String> regimes) {
    List<PanelRow> kept = new ArrayList<>(rows.size());
    for (PanelRow row : rows) {
      if (hasAny(row.values())) {
        kept.add(row);
      }
    }
    kept.sort(Comparator.comparing(PanelRow::date).thenComparing(PanelRow::ticker));
    List<LocalDate> sessions = kept.stream().map(PanelRow::date).distinct().toList();
    String[] bySession =
        sessions.stream().map(d -> regimes.getOrDefault(d, UNKNOWN)).toArray(String[]::new);
    return new Panel(features, kept, sessions, bySession);
  }

  public List<String> features() {
    return features;
  }

  public int rows() {
    return labels.length;
  }

  public int sessions() {
    return sessions.length;
  }

  public LocalDate date(int session) {
    return sessions[session];
  }

  public String regime(int session) {
    return regimes[session];
  }

  /** The first row of a session. */
  public int start(int session) {
    return starts[session];
  }

  /** The row after the last row of a session. */
  public int end(int session) {
    return starts[session + 1];
  }

  public String ticker(int row) {
    return tickers[row];
  }

  public float value(int feature, int row) {
    return values[feature][row];
  }

  /** The label as it is in the table; NaN until the returns it looks ahead to are known. */
  public double label(int row) {
    return labels[row];
  }

  /** The training target: the label's {@linkplain Ranks#centred centred rank} within its day. */
  public float target(int row) {
    return targets[row];
  }

  public boolean hasLabel(int row) {
    return !Double.isNaN(labels[row]);
  }

  /** The number of sessions up to the last one with a label. */
  public int labelledSessions() {
    for (int s = sessions.length - 1; s >= 0; s--) {
      for (int row = start(s); row < end(s); row++) {
        if (hasLabel(row)) {
          return s + 1;
        }
      }
    }
    return 0;
  }

  private static boolean hasAny(float[] values) {
    for (float value : values) {
      if (!Float.isNaN(value)) {
        return true;
      }
    }
    return false;
  }
}
