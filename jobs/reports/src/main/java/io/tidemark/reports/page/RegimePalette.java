package io.tidemark.reports.page;

import io.tidemark.reports.chart.Legend;
import java.util.Comparator;
import java.util.List;

/**
 * One colour per regime, the same in the whole report: from blue for the calmest to vermilion, with
 * hues that colour-blind readers can distinguish, and grey for no regime.
 *
 * @param order the regimes, calmest first
 */
public record RegimePalette(List<String> order) {
  /** The name under which training scores all regimes together. */
  public static final String ALL = "all";

  private static final int STRONGEST = 4;

  public RegimePalette {
    order = List.copyOf(order);
  }

  /** CSS class of a regime's colour: {@code r0} to {@code r4}, or {@code rx} for none. */
  public String style(String regime) {
    int place = order.indexOf(regime);
    if (place < 0) {
      return "rx";
    }
    return "r"
        + (order.size() == 1 ? 0 : Math.round(place * (float) STRONGEST / (order.size() - 1)));
  }

  /** Sorts the regimes in order, followed by names that are not regimes. */
  public Comparator<String> byCalm() {
    return Comparator.<String>comparingInt(r -> order.contains(r) ? order.indexOf(r) : order.size())
        .thenComparing(Comparator.naturalOrder());
  }

  public List<Legend.Entry> legend(String shape) {
    return order.stream().map(r -> new Legend.Entry(shape, style(r), r)).toList();
  }

  public static String label(String regime) {
    return regime.equals(ALL) ? "all regimes" : regime;
  }
}
