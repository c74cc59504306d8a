package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.operators.window.OrderedWindow;
import io.tidemark.core.feature.operators.window.Ordinals;
import io.tidemark.core.feature.operators.window.Window;
import java.util.List;

/**
 * A quantile of the window, linear between the two nearest values: the element at position q · (n −
 * 1), counted from 0, of the sorted values.
 */
public final class Quantile extends Rolling {
  public Quantile() {
    super("quantile", 1, 1, "x at place q · (n − 1) of the sorted window", unit -> unit);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.window(1), Parameter.share("q"));
  }

  @Override
  public void of(Window windows, double[] out) {
    double place = windows.parameters()[1] * (windows.rows() - 1);
    int below = (int) place;
    double share = place - below;
    Ordinals ordinals = windows.block().ordinals();
    int[] of = ordinals.ordinals();
    OrderedWindow window = new OrderedWindow(ordinals, windows.rows());
    int present = window.atOrAbove(0);
    for (int i = 0; i < below; i++) {
      present = window.atOrAbove(present + 1);
    }
    for (int i = 0; i < windows.count(); i++) {
      if (i > 0) {
        present = moved(window, present, of, i - 1, i + windows.rows() - 1);
      }
      double lower = ordinals.value(present) + 0.0;
      double upper = share > 0 ? ordinals.value(window.atOrAbove(present + 1)) : lower;
      out[i] = lower + share * (upper - lower);
    }
  }

  /** Removes one row and adds another; returns the ordinal that now has the wanted position. */
  private static int moved(OrderedWindow window, int present, int[] ordinals, int gone, int come) {
    window.flip(gone);
    window.flip(come);
    boolean fewer = ordinals[gone] < present;
    boolean more = ordinals[come] < present;
    if (ordinals[gone] == present) {
      return more ? window.lastBelow(present) : window.atOrAbove(present);
    }
    if (fewer == more) {
      return present;
    }
    return more ? window.lastBelow(present) : window.atOrAbove(present + 1);
  }
}
