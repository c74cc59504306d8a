package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;

/**
 * A line through one value per date; it breaks where a value is NaN.
 *
 * @param style CSS class of the line's colour
 */
public record LineLayer(String style, double[] values) implements Layer {
  @Override
  public Html draw(Canvas canvas) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        path.append(drawing ? 'L' : 'M').append(canvas.x(canvas.dates().get(i)));
        path.append(' ').append(canvas.y(values[i]));
      }
      drawing = Double.isFinite(values[i]);
    }
    return Html.of("<path class=\"line {}\" d=\"{}\"/>", style, path);
  }
}
