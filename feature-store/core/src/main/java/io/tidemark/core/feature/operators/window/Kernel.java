package io.tidemark.core.feature.operators.window;

import io.tidemark.core.series.Windows;
import java.util.function.Function;

/** A result of windows that is computed from the same result of their two parts. */
public final class Kernel {
  /** Σ x. */
  public static final Kernel SUM = new Kernel(Joins::sums, false, block -> only(block.x()));

  /** x̄, Σ (x − x̄)². */
  static final Kernel SPREAD =
      new Kernel(Moments::spreads, false, block -> new double[][] {block.x(), block.zeros()});

  /** x̄, Σ (x − x̄)², Σ (i − ī)(x − x̄). */
  static final Kernel TREND =
      new Kernel(
          Moments::trends,
          false,
          block -> new double[][] {block.x(), block.zeros(), block.zeros()});

  /** x̄, ȳ, Σ (x − x̄)², Σ (y − ȳ)², Σ (x − x̄)(y − ȳ). */
  public static final Kernel PAIR_MOMENTS =
      new Kernel(
          Moments::pairs,
          false,
          block ->
              new double[][] {
                block.x(), block.series()[1], block.zeros(), block.zeros(), block.zeros()
              });

  /** The least x. */
  public static final Kernel LEAST = new Kernel(Joins::least, true, block -> only(block.x()));

  /** The greatest x. */
  public static final Kernel GREATEST = new Kernel(Joins::greatest, true, block -> only(block.x()));

  /** The least x and its row. */
  public static final Kernel LEAST_ROW = new Kernel(Joins::leastRows, true, Kernel::withRows);

  /** The greatest x and its row. */
  public static final Kernel GREATEST_ROW = new Kernel(Joins::greatestRows, true, Kernel::withRows);

  private final Windows.Join join;
  private final boolean overlaps;
  private final Function<Block, double[][]> rows;

  private Kernel(Windows.Join join, boolean overlaps, Function<Block, double[][]> rows) {
    this.join = join;
    this.overlaps = overlaps;
    this.rows = rows;
  }

  Windows windows() {
    return new Windows(join, overlaps);
  }

  /** The results of a block for windows of one row. */
  double[][] rows(Block block) {
    return rows.apply(block);
  }

  private static double[][] only(double[] x) {
    return new double[][] {x};
  }

  private static double[][] withRows(Block block) {
    return new double[][] {block.x(), block.rowNumbers()};
  }
}
