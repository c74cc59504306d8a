package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Vertical bars from zero, up or down.
 *
 * @param label description for screen readers
 * @param scale scale that includes zero and all values
 * @param names names of the bars
 * @param text formats the value above its bar
 */
public record ColumnChart(
    String label, Scale scale, double[] values, List<String> names, DoubleFunction<String> text) {
  private static final int HEIGHT = 90;
  private static final int WIDTH = 1000;
  private static final double FILLED = 0.72;

  /** The chart as an HTML block with the full available width. */
  public Html html() {
    double zero = y(0);
    double step = (double) WIDTH / values.length;
    List<Html> shapes = new ArrayList<>();
    List<Html> labels = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double top = Math.min(zero, y(values[i]));
      shapes.add(
          Html.of(
              "<rect class=\"bar {}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
              values[i] < 0 ? "lost" : "won",
              Scale.coordinate(step * (i + (1 - FILLED) / 2)),
              Scale.coordinate(top),
              Scale.coordinate(step * FILLED),
              Scale.coordinate(Math.abs(zero - y(values[i])))));
      labels.add(Html.of("<span>{}<small>{}</small></span>", names.get(i), text.apply(values[i])));
    }
    shapes.add(Html.of("<path class=\"zero\" d=\"M0 {}H{}\"/>", Scale.coordinate(zero), WIDTH));
    return Html.of(
        """
        <div class="columns">
        <svg viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>
        <div class="names">{}</div>
        </div>
        """,
        WIDTH,
        HEIGHT,
        label,
        shapes,
        labels);
  }

  private double y(double value) {
    return (1 - scale.at(value)) * HEIGHT;
  }
}
