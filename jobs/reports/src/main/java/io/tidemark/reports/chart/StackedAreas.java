package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares of a whole over time as stacked areas.
 *
 * @param styles CSS class of each share's colour, lowest first
 * @param shares values by share, one value per date
 */
public record StackedAreas(List<String> styles, double[][] shares) implements Layer {
  @Override
  public Html draw(Canvas canvas) {
    List<Html> areas = new ArrayList<>();
    double[] floor = new double[canvas.dates().size()];
    for (int s = 0; s < shares.length; s++) {
      double[] ceiling = floor.clone();
      for (int i = 0; i < ceiling.length; i++) {
        ceiling[i] += Double.isFinite(shares[s][i]) ? shares[s][i] : 0;
      }
      areas.add(area(styles.get(s), floor, ceiling, canvas));
      floor = ceiling;
    }
    return Html.join(areas);
  }

  private static Html area(String style, double[] floor, double[] ceiling, Canvas canvas) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < ceiling.length; i++) {
      point(path, i == 0 ? 'M' : 'L', i, ceiling[i], canvas);
    }
    for (int i = floor.length - 1; i >= 0; i--) {
      point(path, 'L', i, floor[i], canvas);
    }
    return Html.of("<path class=\"area {}\" d=\"{}Z\"/>", style, path);
  }

  private static void point(StringBuilder path, char step, int i, double value, Canvas canvas) {
    path.append(step).append(canvas.x(canvas.dates().get(i))).append(' ').append(canvas.y(value));
  }
}
