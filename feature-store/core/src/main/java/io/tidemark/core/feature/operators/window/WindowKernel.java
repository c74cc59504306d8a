package io.tidemark.core.feature.operators.window;

import io.tidemark.core.series.Windows;
import java.util.function.Function;

/** A result of windows that is computed from the same result of their two parts. */
public final class WindowKernel {
  /** Σ x. */
  public static final WindowKernel SUM =
      new WindowKernel(WindowJoins::sums, false, block -> only(block.x()));

  /** x̄, Σ (x − x̄)². */
  static final WindowKernel SPREAD =
      new WindowKernel(Moments::spreads, false, block -> new double[][] {block.x(), block.zeros()});

  /** x̄, Σ (x − x̄)², Σ (i − ī)(x − x̄). */
  static final WindowKernel TREND =
      new WindowKernel(
          Moments::trends,
          false,
          block -> new double[][] {block.x(), block.zeros(), block.zeros()});

  /** x̄, ȳ, Σ (x − x̄)², Σ (y − ȳ)², Σ (x − x̄)(y − ȳ). */
  public static final WindowKernel PAIR_MOMENTS =
      new WindowKernel(
          Moments::pairs,
          false,
          block ->
              new double[][] {
                block.x(), block.series()[1], block.zeros(), block.zeros(), block.zeros()
              });

  /** The least x. */
  public static final WindowKernel LEAST =
      new WindowKernel(WindowJoins::least, true, block -> only(block.x()));

  /** The greatest x. */
  public static final WindowKernel GREATEST =
      new WindowKernel(WindowJoins::greatest, true, block -> only(block.x()));

  /** The least x and its row. */
  public static final WindowKernel LEAST_ROW =
      new WindowKernel(WindowJoins::leastRows, true, WindowKernel::withRows);

  /** The greatest x and its row. */
  public static final WindowKernel GREATEST_ROW =
      new WindowKernel(WindowJoins::greatestRows, true, WindowKernel::withRows);

  private final Windows.Join join;
  private final boolean overlaps;
  private final Function<Block, double[][]> rows;

  private WindowKernel(Windows.Join join, boolean overlaps, Function<Block, double[][]> rows) {
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
