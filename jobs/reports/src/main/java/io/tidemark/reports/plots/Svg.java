package io.tidemark.reports.plots;

import java.util.Locale;

/** SVG elements, appended one after the other. */
public final class Svg {
  static final String INK = "#24292f";
  static final String FAINT = "#d8dee4";

  private final StringBuilder text = new StringBuilder();

  Svg(int width, int height, String title) {
    text.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">\n",
            width, height, width, height));
    text.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", width, height));
    text(20, 26, "start", INK, "font-size=\"15\" font-weight=\"bold\"", title);
  }

  void line(double x1, double y1, double x2, double y2, String colour) {
    text.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n",
            x1, y1, x2, y2, colour));
  }

  void rect(double x, double y, double width, double height, String colour) {
    text.append(
        format(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
            x, y, width, height, colour));
  }

  void path(String points, String colour) {
    text.append(
        format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>\n",
            points, colour));
  }

  void label(double x, double y, String anchor, String words) {
    text(x, y, anchor, INK, "", words);
  }

  private void text(
      double x, double y, String anchor, String colour, String attributes, String words) {
    text.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" %s>%s</text>\n",
            x, y, anchor, colour, attributes, escape(words)));
  }

  String end() {
    return text.append("</svg>\n").toString();
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
