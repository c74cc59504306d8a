package io.tidemark.core.feature.operators.window;

import io.tidemark.core.series.Windows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Some rows of one or more series, and what all windows over them have in common: worked out when
 * first asked for, once for every operator and every window. Its arrays are kept from rows to rows.
 */
public final class Block {
  private final Map<Kernel, Windows> windows = new HashMap<>();
  private final Set<Kernel> turned = new HashSet<>();
  private final Ordinals ordinals = new Ordinals();
  private double[][] series = {};
  private double[] zeros = {};
  private double[] counts = {};
  private double[] places;
  private int length;
  private int moments;
  private boolean ordered;

  /**
   * Turns to other rows.
   *
   * @param series one array a series, in order of time; they must stay as they are meanwhile
   * @param length how many rows there are
   * @param moments how many of a window's moments will be asked for: 2 for its mean and spread, 3
   *     with its trend
   * @param places where in its window each row was, from 0, if rows are left out; else null
   */
  public void turnTo(double[][] series, int length, int moments, double[] places) {
    this.series = series;
    this.length = length;
    this.moments = moments;
    this.places = places;
    turned.clear();
    ordered = false;
    if (zeros.length < length) {
      zeros = new double[length];
      counts = new double[length];
      Arrays.setAll(counts, t -> t);
    }
  }

  public int length() {
    return length;
  }

  public double[][] series() {
    return series;
  }

  /** The first series. */
  double[] x() {
    return series[0];
  }

  /** Null where no row is left out. */
  double[] places() {
    return places;
  }

  /** The moments that are asked for: at least those that any of its readers wants. */
  Kernel moments() {
    return moments == 2 ? Kernel.SPREAD : Kernel.TREND;
  }

  double[] zeros() {
    return zeros;
  }

  /** Numbers that tell rows apart and grow with time: their places, if some are left out. */
  double[] rowNumbers() {
    return places == null ? counts : places;
  }

  /** The first series' rows in order of size. */
  public Ordinals ordinals() {
    if (!ordered) {
      ordinals.of(series[0], length);
      ordered = true;
    }
    return ordinals;
  }

  /** A kernel's numbers of every window, good until the next call for another window. */
  double[][] of(Kernel kernel, int window) {
    Windows of = windows.computeIfAbsent(kernel, Kernel::windows);
    if (turned.add(kernel)) {
      of.turnTo(kernel.rows(this), length);
    }
    return of.of(window);
  }
}
