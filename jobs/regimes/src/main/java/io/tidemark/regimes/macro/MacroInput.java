package io.tidemark.regimes.macro;

import io.tidemark.sources.vintages.VintageHistory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * A macro input of the regime model and one way to compute it. If a quantity can be computed in
 * several ways, a fit uses the first one for which the past has data.
 *
 * @param quantity what it measures
 * @param form how it is computed, by series names
 * @param series the series that it needs
 * @param value its value in a point-in-time view; NaN if it cannot be computed
 */
public record MacroInput(
    String quantity,
    String form,
    List<String> series,
    ToDoubleFunction<VintageHistory.View> value) {

  /** All inputs, in order of preference within each quantity; series have FRED's names. */
  public static final List<MacroInput> CATALOG =
      List.of(
          level("term_spread", "T10Y2Y"),
          spread("term_spread", "GS10", "TB3MS"),
          spread("term_spread", "DGS10", "TB3MS"),
          level("credit_spread", "BAA10Y"),
          spread("credit_spread", "BAA", "GS10"),
          spread("credit_spread", "BAA", "AAA"),
          new MacroInput(
              "unemployment_change",
              "UNRATE, 1 year",
              List.of("UNRATE"),
              view -> view.yearChange("UNRATE")),
          new MacroInput(
              "production_growth",
              "log INDPRO, 1 year",
              List.of("INDPRO"),
              view -> view.yearGrowth("INDPRO")));

  /** All series that any input can use. */
  public static Set<String> allSeries() {
    Set<String> names = new TreeSet<>();
    CATALOG.forEach(input -> names.addAll(input.series()));
    return names;
  }

  private static MacroInput level(String quantity, String series) {
    return new MacroInput(quantity, series, List.of(series), view -> view.level(series));
  }

  private static MacroInput spread(String quantity, String series, String less) {
    return new MacroInput(
        quantity,
        series + " - " + less,
        List.of(series, less),
        view -> view.level(series) - view.level(less));
  }
}
