package io.tidemark.core.feature.operators.window;

import io.tidemark.core.series.Windows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Some rows of one or more series and the intermediate results that all windows over them share. A
 * result is computed when it is first needed, once for all operators and windows. The arrays are
 * reused for the next rows.
 */
public final class Block {
  private final Map<WindowKernel, Windows> windows = new HashMap<>();
  private final Set<WindowKernel> turned = new HashSet<>();
  private final Ordinals ordinals = new Ordinals();
  private double[][] series = {};
  private double[] zeros = {};
  private double[] counts = {};
  private double[] places;
  private int length;
  private int moments;
  private boolean ordered;

  /**
   * Switches to other rows.
   *
   * @param series one array per series, in order of time; they must not change while the block is
   *     used
   * @param length number of rows
   * @param moments number of moments that will be needed: 2 for mean and variance, 3 with the trend
   * @param places if rows are left out, the position of each row in its window, from 0; otherwise
   *     null
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

  /** Null if no row is left out. */
  double[] places() {
    return places;
  }

  /** The moments that any reader of the block needs. */
  WindowKernel moments() {
    return moments == 2 ? WindowKernel.SPREAD : WindowKernel.TREND;
  }

  double[] zeros() {
    return zeros;
  }

  /**
   * Numbers that identify rows and increase with time: their positions, if some rows are left out.
   */
  double[] rowNumbers() {
    return places == null ? counts : places;
  }

  /** The rows of the first series in order of size. */
  public Ordinals ordinals() {
    if (!ordered) {
      ordinals.of(series[0], length);
      ordered = true;
    }
    return ordinals;
  }

  /** The results of a kernel for every window, valid until the next call for another window. */
  double[][] of(WindowKernel kernel, int window) {
    Windows of = windows.computeIfAbsent(kernel, WindowKernel::windows);
    if (turned.add(kernel)) {
      of.turnTo(kernel.rows(this), length);
    }
    return of.of(window);
  }
}
