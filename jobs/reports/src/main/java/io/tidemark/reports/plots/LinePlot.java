package io.tidemark.reports.plots;

import io.tidemark.reports.chart.Scale;
import io.tidemark.reports.chart.Ticks;
import io.tidemark.reports.text.NumberText;
import java.time.LocalDate;
import java.util.List;

/** A plot of lines over dates, on one scale that includes 0. */
public final class LinePlot {
  private static final List<String> COLOURS = List.of("#0b6e99", "#d9730d", "#5b8c5a", "#8e5ea2");
  private static final int WIDTH = 860;
  private static final int HEIGHT = 340;
  private static final int LEFT = 64;
  private static final int RIGHT = 20;
  private static final int TOP = 62;
  private static final int BOTTOM = 34;
  private static final int MOST_TICKS = 7;

  private LinePlot() {}

  /**
   * A line.
   *
   * @param values one value per date
   */
  public record Line(String name, List<Double> values) {}

  /**
   * The plot as an SVG file.
   *
   * @param dates ascending, evenly spaced on the axis
   */
  public static String svg(String title, List<LocalDate> dates, List<Line> lines) {
    Svg svg = new Svg(WIDTH, HEIGHT, title);
    Scale scale = Scale.around(values(lines));
    List<Double> ticks = Ticks.linear(scale, MOST_TICKS);
    int decimals = Ticks.decimals(ticks);
    for (double tick : ticks) {
      double y = y(scale, tick);
      svg.line(LEFT, y, WIDTH - RIGHT, y, tick == 0 ? Svg.AXIS : Svg.FAINT);
      svg.label(LEFT - 8, y + 4, "end", NumberText.decimal(tick, decimals));
    }
    dates(svg, dates);
    int apart = Math.min(230, (WIDTH - LEFT - RIGHT) / Math.max(1, lines.size()));
    for (int i = 0; i < lines.size(); i++) {
      String colour = COLOURS.get(i % COLOURS.size());
      StringBuilder points = new StringBuilder();
      List<Double> values = lines.get(i).values();
      for (int d = 0; d < values.size(); d++) {
        points
            .append(Scale.coordinate(x(d, dates.size())))
            .append(',')
            .append(Scale.coordinate(y(scale, values.get(d))))
            .append(' ');
      }
      svg.polyline(points.toString().strip(), colour);
      svg.rect(LEFT + i * apart, 40, 14, 4, colour);
      svg.label(LEFT + i * apart + 20, 46, "start", lines.get(i).name());
    }
    return svg.end();
  }

  private static void dates(Svg svg, List<LocalDate> dates) {
    int ticks = Math.min(6, dates.size());
    for (int i = 0; i < ticks; i++) {
      int d = ticks == 1 ? 0 : (int) Math.round(i * (dates.size() - 1.0) / (ticks - 1));
      String anchor = i == 0 ? "start" : i == ticks - 1 ? "end" : "middle";
      double x = x(d, dates.size());
      svg.line(x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 4, Svg.AXIS);
      svg.label(x, HEIGHT - BOTTOM + 19, anchor, dates.get(d).toString());
    }
  }

  private static double[] values(List<Line> lines) {
    return lines.stream()
        .flatMap(l -> l.values().stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static double x(int index, int count) {
    return LEFT + (count == 1 ? 0 : (double) index / (count - 1)) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(Scale scale, double value) {
    return HEIGHT - BOTTOM - scale.at(value) * (HEIGHT - TOP - BOTTOM);
  }
}
