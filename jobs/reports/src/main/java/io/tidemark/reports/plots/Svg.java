package io.tidemark.reports.plots;

import static io.tidemark.reports.chart.Scale.coordinate;

import io.tidemark.reports.text.Html;
import java.util.ArrayList;
import java.util.List;

/** A self-contained SVG file with fixed size and colours. */
final class Svg {
  static final String FAINT = "#d8dee4";
  static final String AXIS = "#8c959f";
  private static final String INK = "#24292f";

  private final int width;
  private final int height;
  private final List<Html> shapes = new ArrayList<>();

  /** Starts a white drawing with a title, of the given size in pixels. */
  Svg(int width, int height, String title) {
    this.width = width;
    this.height = height;
    shapes.add(Html.of("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>", width, height));
    shapes.add(
        Html.of(
            "<text x=\"20\" y=\"26\" fill=\"{}\" font-size=\"15\" font-weight=\"bold\">{}</text>",
            INK,
            title));
  }

  void line(double x1, double y1, double x2, double y2, String colour) {
    shapes.add(
        Html.of(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\"/>",
            coordinate(x1),
            coordinate(y1),
            coordinate(x2),
            coordinate(y2),
            colour));
  }

  void rect(double x, double y, double across, double down, String colour) {
    shapes.add(
        Html.of(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            coordinate(x),
            coordinate(y),
            coordinate(across),
            coordinate(down),
            colour));
  }

  /** Adds a line through points, each {@code x,y}, separated by spaces. */
  void polyline(String points, String colour) {
    shapes.add(
        Html.of(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"/>",
            points,
            colour));
  }

  /** Adds text at a point, which is the text's {@code start}, {@code middle} or {@code end}. */
  void label(double x, double y, String anchor, String words) {
    shapes.add(
        Html.of(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" fill=\"{}\">{}</text>",
            coordinate(x),
            coordinate(y),
            anchor,
            INK,
            words));
  }

  /** Completes the drawing and returns the file's text. */
  String end() {
    return Html.of(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" \
            font-family="Helvetica, Arial, sans-serif" font-size="12">
            {}
            </svg>
            """,
            width,
            height,
            width,
            height,
            shapes)
        .markup();
  }
}
