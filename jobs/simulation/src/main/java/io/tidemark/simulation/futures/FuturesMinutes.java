package io.tidemark.simulation.futures;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * One-minute bars of a continuous front-month future, as columns: arrays of equal length for bulk
 * writers and benchmarks. The arrays are not copied and must not be changed.
 */
public final class FuturesMinutes {
  /** The tick size in index points. */
  public static final double TICK = 0.25;

  private final Columns columns;

  /** Growable columns. */
  static final class Columns {
    private long[] starts;
    private double[] opens;
    private double[] highs;
    private double[] lows;
    private double[] closes;
    private double[] volumes;
    private long[] trades;
    private int[] sessions;
    private int[] contracts;
    private int size;

    Columns(int capacity) {
      starts = new long[capacity];
      opens = new double[capacity];
      highs = new double[capacity];
      lows = new double[capacity];
      closes = new double[capacity];
      volumes = new double[capacity];
      trades = new long[capacity];
      sessions = new int[capacity];
      contracts = new int[capacity];
    }

    void prices(double open, double high, double low, double close) {
      opens[size] = open;
      highs[size] = high;
      lows[size] = low;
      closes[size] = close;
    }

    /** Ends the bar. */
    void bar(long start, double volume, long count, int session, int contract) {
      starts[size] = start;
      volumes[size] = volume;
      trades[size] = count;
      sessions[size] = session;
      contracts[size] = contract;
      size++;
    }

    private void trim() {
      starts = Arrays.copyOf(starts, size);
      opens = Arrays.copyOf(opens, size);
      highs = Arrays.copyOf(highs, size);
      lows = Arrays.copyOf(lows, size);
      closes = Arrays.copyOf(closes, size);
      volumes = Arrays.copyOf(volumes, size);
      trades = Arrays.copyOf(trades, size);
      sessions = Arrays.copyOf(sessions, size);
      contracts = Arrays.copyOf(contracts, size);
    }
  }

  FuturesMinutes(Columns columns) {
    columns.trim();
    this.columns = columns;
  }

  /**
   * The bars of all sessions of {@code CMES} from {@code from} to {@code to}, both included. The
   * same seed and first day give the same bars; a later last day only adds to them.
   */
  public static FuturesMinutes of(long seed, LocalDate from, LocalDate to) {
    return new FuturesPath(seed).walk(from, to);
  }

  public int size() {
    return columns.size;
  }

  /** The start of each bar in seconds since 1970 UTC, ascending. */
  public long[] starts() {
    return columns.starts;
  }

  /** Index points, whole ticks, as {@link #highs}, {@link #lows} and {@link #closes}. */
  public double[] opens() {
    return columns.opens;
  }

  public double[] highs() {
    return columns.highs;
  }

  public double[] lows() {
    return columns.lows;
  }

  public double[] closes() {
    return columns.closes;
  }

  /** Volumes in contracts, whole numbers above 0. */
  public double[] volumes() {
    return columns.volumes;
  }

  /** The number of trades of each bar, from one to the number of contracts. */
  public long[] trades() {
    return columns.trades;
  }

  /** The session of each bar, in days since 1970. */
  public int[] sessions() {
    return columns.sessions;
  }

  /** The expiry month of each bar's contract, as {@code yyyymm}. */
  public int[] contracts() {
    return columns.contracts;
  }
}
