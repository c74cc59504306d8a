package io.tidemark.features.inputs;

import io.tidemark.core.intraday.IntradayVolatility;
import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.BarHistory.View;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sources beside the one that makes the rows, joined as of each row's decision time. */
public record JoinedSources(MacroSteps macro) implements Serializable {
  /** Observations with their vintages. */
  public static final String MACRO = "macro.series";

  /** What past sessions say of a future's variance, derived from the rows' own bars. */
  public static final String VOLATILITY = "intraday.volatility";

  /**
   * Their columns at the rows of a view.
   *
   * @param from the first row of the view whose values are needed
   * @param wanted names of derived columns that will be asked for
   */
  public Columns of(BarHistory history, View view, int from, List<String> wanted) {
    return new Columns(history, view, from, wanted);
  }

  /** Columns at the rows of one view. What is derived from its bars is derived once. */
  public final class Columns {
    private final BarHistory history;
    private final View view;
    private final int from;
    private final List<String> wanted;
    private final Map<String, double[]> derived = new HashMap<>();

    private Columns(BarHistory history, View view, int from, List<String> wanted) {
      this.history = history;
      this.view = view;
      this.from = from;
      this.wanted = wanted;
    }

    /**
     * A column, one value a row of the view.
     *
     * @param table that the set names
     */
    public double[] column(String table, String name) {
      return switch (table) {
        case MACRO -> macro(name);
        case VOLATILITY -> volatility(name);
        default ->
            throw new IllegalStateException(table + " cannot be joined to rows of another table");
      };
    }

    private double[] macro(String name) {
      double[] values = new double[view.length()];
      for (int i = from; i < values.length; i++) {
        values[i] = macro.at(name, history.decision(view.start() + i));
      }
      return values;
    }

    private double[] volatility(String name) {
      if (derived.isEmpty()) {
        double[][] prices = {
          view.column("open"), view.column("high"), view.column("low"), view.column("close")
        };
        derived.putAll(IntradayVolatility.of(view.column(BarHistory.TIME), prices, from, wanted));
      }
      return derived.get(name);
    }
  }
}
