package io.tidemark.reports.plots;

import io.tidemark.reports.text.NumberText;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A plot of shares as horizontal bars, largest first. */
public final class SharePlot {
  private static final int WIDTH = 720;
  private static final int LEFT = 150;
  private static final int ROW = 21;
  private static final int TOP = 44;

  private SharePlot() {}

  /**
   * The plot as an SVG file.
   *
   * @param shares one share per name, in [0, 1]
   */
  public static String svg(String title, List<String> names, List<Double> shares) {
    Svg svg = new Svg(WIDTH, TOP + names.size() * ROW + 16, title);
    double most = shares.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    int[] order =
        IntStream.range(0, names.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -shares.get(i)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int row = 0; row < order.length; row++) {
      double share = shares.get(order[row]);
      double width = most == 0 ? 0 : share / most * (WIDTH - LEFT - 80);
      double y = TOP + row * ROW;
      svg.rect(LEFT, y, Math.max(width, 1), ROW - 6, "#0b6e99");
      svg.label(LEFT - 8, y + 12, "end", names.get(order[row]));
      svg.label(LEFT + width + 8, y + 12, "start", NumberText.percent(share, 1));
    }
    return svg.end();
  }
}
