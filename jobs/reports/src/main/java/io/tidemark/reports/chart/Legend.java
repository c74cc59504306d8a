package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;
import java.util.List;

/** The legend of a chart. */
public record Legend(List<Entry> entries) {
  /**
   * A colour and its meaning.
   *
   * @param shape {@code line}, {@code dot}, {@code band} or {@code area}, as in the chart
   * @param style CSS class of the colour
   */
  public record Entry(String shape, String style, String meaning) {}

  /** The legend as one line, wrapped if it does not fit. */
  public Html html() {
    return Html.of(
        "<p class=\"legend\">{}</p>",
        entries.stream()
            .map(
                e ->
                    Html.of(
                        "<span><i class=\"key {} {}\"></i>{}</span>",
                        e.shape(),
                        e.style(),
                        e.meaning()))
            .toList());
  }
}
