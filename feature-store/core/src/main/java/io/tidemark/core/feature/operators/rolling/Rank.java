package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.feature.operators.window.Window;
import java.util.Arrays;

/**
 * The mean rank of the last value in its window divided by the number of values; 1 for the highest.
 */
public final class Rank extends Rolling {
  public Rank() {
    super("rank", 1, 2, "(#{x < x[t]} + (#{x = x[t]} + 1) / 2) / n", unit -> Unit.NONE);
  }

  @Override
  public boolean isOfPresentRow() {
    return true;
  }

  @Override
  public void of(Window windows, double[] out) {
    int[] places = windows.block().ordinals().places();
    int rows = windows.rows();
    int count = windows.count();
    int[] last = Arrays.copyOfRange(places, rows - 1, rows - 1 + count);
    int[] other = new int[count];
    int[] excess = new int[count];
    for (int row = 0; row < rows - 1; row++) {
      System.arraycopy(places, row, other, 0, count);
      compare(last, other, excess, count);
    }
    for (int i = 0; i < count; i++) {
      out[i] = (excess[i] + rows + 1) / (2.0 * rows);
    }
  }

  /** Adds 1 where the other value is lower and subtracts 1 where it is higher; without a branch. */
  private static void compare(int[] last, int[] other, int[] excess, int count) {
    for (int i = 0; i < count; i++) {
      excess[i] += ((other[i] - last[i]) >>> 31) - ((last[i] - other[i]) >>> 31);
    }
  }
}
