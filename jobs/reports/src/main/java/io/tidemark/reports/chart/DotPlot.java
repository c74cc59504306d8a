package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Values as dots with intervals on a common scale, one row per name.
 *
 * @param label description for screen readers
 * @param tick formats a value at the axis
 */
public record DotPlot(String label, Scale scale, DoubleFunction<String> tick, List<Row> rows) {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 36;
  private static final int MOST_TICKS = 5;

  /**
   * A row with an interval and its dots.
   *
   * @param low beginning of the interval; NaN: no interval
   * @param high end of the interval
   * @param style CSS class of the interval's colour
   */
  public record Row(String name, double low, double high, String style, List<Dot> dots) {}

  /**
   * A dot.
   *
   * @param style CSS class of its colour
   */
  public record Dot(double value, String style) {}

  /** A scale for these rows that includes zero. */
  public static Scale scaleOf(List<Row> rows) {
    return Scale.around(
        rows.stream().mapToDouble(Row::low).toArray(),
        rows.stream().mapToDouble(Row::high).toArray(),
        rows.stream().flatMap(r -> r.dots().stream()).mapToDouble(Dot::value).toArray());
  }

  /** The plot as an HTML block with the full available width. */
  public Html html() {
    List<Double> ticks = Ticks.linear(scale, MOST_TICKS);
    List<Html> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(html(row, ticks)));
    List<Html> labels =
        ticks.stream()
            .map(
                t ->
                    Html.of(
                        "<span class=\"x\" style=\"left:{}\">{}</span>",
                        scale.percent(t),
                        tick.apply(t)))
            .toList();
    return Html.of(
        """
        <div class="dots" role="img" aria-label="{}">
        {}
        <span></span><div class="axis">{}</div>
        </div>
        """,
        label,
        lines,
        labels);
  }

  private Html html(Row row, List<Double> ticks) {
    List<Html> shapes = new ArrayList<>();
    for (double t : ticks) {
      shapes.add(
          Html.of(
              "<path class=\"{}\" d=\"M{} 0V{}\"/>",
              t == 0 ? "zero" : "grid",
              scale.along(t, WIDTH),
              HEIGHT));
    }
    if (Double.isFinite(row.low()) && Double.isFinite(row.high())) {
      shapes.add(
          Html.of(
              "<path class=\"interval {}\" d=\"M{} {}H{}\"/>",
              row.style(),
              scale.along(row.low(), WIDTH),
              HEIGHT / 2,
              scale.along(row.high(), WIDTH)));
    }
    // A line of zero length with round ends remains a circle when the drawing is stretched.
    row.dots().stream()
        .filter(dot -> Double.isFinite(dot.value()))
        .map(
            dot ->
                Html.of(
                    "<path class=\"dot {}\" d=\"M{} {}h0.01\"/>",
                    dot.style(),
                    scale.along(dot.value(), WIDTH),
                    HEIGHT / 2))
        .forEach(shapes::add);
    return Html.of(
        """
        <span class="name">{}</span>
        <svg viewBox="0 0 {} {}" preserveAspectRatio="none">{}</svg>
        """,
        row.name(),
        WIDTH,
        HEIGHT,
        shapes);
  }
}
