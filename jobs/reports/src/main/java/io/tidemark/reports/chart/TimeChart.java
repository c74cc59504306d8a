package io.tidemark.reports.chart;

import io.tidemark.core.Json;
import io.tidemark.reports.text.Html;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A chart over dates: layers on common axes, with a readout of the values at the date under the
 * pointer.
 *
 * @param label description for screen readers
 * @param dates ascending, at least two
 * @param y scale of the values
 * @param tick formats a value at the axis
 * @param readouts the lines of the readout
 */
public record TimeChart(
    String label,
    List<LocalDate> dates,
    int height,
    Scale y,
    DoubleFunction<String> tick,
    List<Layer> layers,
    List<Readout> readouts) {
  private static final int MOST_DATE_TICKS = 9;
  private static final int PIXELS_A_TICK = 48;

  /**
   * One line of the readout.
   *
   * @param values values as text, one per date
   */
  public record Readout(String name, List<String> values) {}

  private record Readouts(List<LocalDate> dates, List<Readout> lines) {}

  /** The chart as an HTML block with the full available width. */
  public Html html() {
    Canvas canvas = new Canvas(dates, y, height);
    List<Html> drawing = new ArrayList<>();
    List<Html> labels = new ArrayList<>();
    for (double value : Ticks.linear(y, Math.max(2, height / PIXELS_A_TICK))) {
      drawing.add(
          Html.of(
              "<path class=\"{}\" d=\"M0 {}H{}\"/>",
              value == 0 ? "zero" : "grid",
              canvas.y(value),
              Canvas.WIDTH));
      labels.add(
          Html.of(
              "<span class=\"y\" style=\"top:{}px\">{}</span>",
              canvas.y(value),
              tick.apply(value)));
    }
    for (LocalDate date : dateTicks()) {
      labels.add(
          Html.of(
              "<span class=\"x\" style=\"left:{}\">{}</span>",
              canvas.time().percent((double) date.toEpochDay()),
              Ticks.name(date)));
    }
    // Bands are below the grid, everything else is above it.
    layers.stream()
        .filter(BandLayer.class::isInstance)
        .forEach(b -> drawing.add(0, b.draw(canvas)));
    layers.stream()
        .filter(layer -> !(layer instanceof BandLayer))
        .forEach(layer -> drawing.add(layer.draw(canvas)));
    return Html.of(
        """
        <div class="plot" tabindex="0" style="height:{}px" data-readouts="{}">
        <svg viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">
        {}
        </svg>
        {}
        </div>
        """,
        height,
        Json.write(new Readouts(dates, readouts)),
        Canvas.WIDTH,
        height,
        label,
        drawing,
        labels);
  }

  private List<LocalDate> dateTicks() {
    return Ticks.dates(dates.get(0), dates.get(dates.size() - 1), MOST_DATE_TICKS);
  }
}
