package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;
import java.util.List;

/**
 * Horizontal bars from zero, one per line.
 *
 * @param longest the value that fills the width
 */
public record BarChart(double longest, List<Bar> bars) {
  /**
   * A bar.
   *
   * @param value not below zero
   * @param text the value as text
   * @param style CSS class of its colour
   */
  public record Bar(String name, double value, String text, String style) {}

  /** The chart as an HTML block with the full available width. */
  public Html html() {
    return Html.of("<div class=\"bars\">{}</div>", bars.stream().map(this::html).toList());
  }

  private Html html(Bar bar) {
    double width = longest > 0 && bar.value() > 0 ? 100 * Math.min(1, bar.value() / longest) : 0;
    return Html.of(
        """
        <span class="name {}">{}</span>
        <svg viewBox="0 0 100 10" preserveAspectRatio="none"><rect class="bar {}" width="{}" height="10"/></svg>
        <span class="value">{}</span>
        """,
        bar.style(),
        bar.name(),
        bar.style(),
        Scale.coordinate(width),
        bar.text());
  }
}
