package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.FusedOperators;
import io.tidemark.core.feature.operators.window.Block;
import io.tidemark.core.feature.operators.window.Window;
import io.tidemark.core.series.Finite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Computes several windowed statistics of the same series block by block and, within a block,
 * window length by window length, so that shared results are computed once and are still in the CPU
 * cache when they are used.
 */
final class FusedRolling implements FusedOperators {
  static final FusedRolling INSTANCE = new FusedRolling();

  /** Rows computed together: few enough for their arrays to stay in the CPU cache. */
  private static final int BLOCK = 512;

  /** Longer arrays are not kept for the next series of the thread. */
  static final int MOST_KEPT = 10_000;

  private static final ThreadLocal<Block> BLOCKS = ThreadLocal.withInitial(Block::new);

  private FusedRolling() {}

  @Override
  public void compute(double[][] in, List<Call> calls, int from, int to) {
    List<Call> byWindow = new ArrayList<>(calls);
    byWindow.sort(Comparator.comparingInt(FusedRolling::window));
    int longest = window(byWindow.get(byWindow.size() - 1));
    int moments = calls.stream().mapToInt(call -> operator(call).moments()).max().orElse(0);
    int size = Math.max(BLOCK, longest);
    Block block = size > MOST_KEPT ? new Block() : BLOCKS.get();
    double[][] rows = new double[in.length][Math.min(to, Math.min(size, to - from) + longest - 1)];
    double[] values = new double[rows[0].length];
    for (int start = from; start < to; start += size) {
      int end = Math.min(start + size, to);
      int base = Math.max(0, start - longest + 1);
      for (int s = 0; s < in.length; s++) {
        System.arraycopy(in[s], base, rows[s], 0, end - base);
      }
      block.turnTo(rows, end - base, moments, null);
      boolean hasGap = hasGap(rows, end - base);
      for (Call call : byWindow) {
        int window = window(call);
        int first = Math.min(Math.max(start, window - 1), end);
        Arrays.fill(call.out(), start, first, Double.NaN);
        if (first < end) {
          int place = first - base - window + 1;
          Window windows = new Window(block, window, call.parameters());
          operator(call).of(windows, values);
          if (hasGap) {
            operator(call).recomputeGaps(windows, values, place);
          }
          Finite.copy(values, place, call.out(), first, end - first);
        }
      }
    }
  }

  private static boolean hasGap(double[][] rows, int length) {
    for (double[] row : rows) {
      for (int t = 0; t < length; t++) {
        if (Double.isNaN(row[t])) {
          return true;
        }
      }
    }
    return false;
  }

  private static int window(Call call) {
    return (int) call.parameters()[0];
  }

  private static Rolling operator(Call call) {
    return (Rolling) call.operator();
  }
}
