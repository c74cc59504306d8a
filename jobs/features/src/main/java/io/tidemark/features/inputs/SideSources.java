package io.tidemark.features.inputs;

import io.tidemark.core.market.BarHistory;
import java.io.Serializable;

/** Sources beside the one that makes the rows, joined as of each row's decision time. */
public record SideSources(MacroSteps macro) implements Serializable {
  /**
   * A column at some rows.
   *
   * @param table that the set names
   * @param first the row of the first value
   */
  public double[] column(String table, String name, BarHistory history, int first, int length) {
    if (!table.equals("macro.series")) {
      throw new IllegalStateException(table + " cannot be joined to rows of another table");
    }
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = macro.at(name, history.decision(first + i));
    }
    return values;
  }
}
