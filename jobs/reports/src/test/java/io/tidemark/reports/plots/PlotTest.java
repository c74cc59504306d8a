package io.tidemark.reports.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.reports.plots.LinePlot.Line;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PlotTest {
  private static final LocalDate DAY = LocalDate.of(2020, 1, 2);

  @Test
  void linesAreDrawnWithinTheChartAndNamed() throws Exception {
    String svg =
        LinePlot.svg(
            "IC & more",
            List.of(DAY, DAY.plusDays(1), DAY.plusDays(4)),
            List.of(
                new Line("ridge", List.of(0.1, -0.2, 0.3)),
                new Line("trees <1>", List.of(0.0, 0.0, 0.1))));
    Document document = parse(svg);
    assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    assertThat(document.getDocumentElement().getTextContent())
        .contains("IC & more", "ridge", "trees <1>", "2020-01-02", "2020-01-06", "−0.2", "0.3");
  }

  @Test
  void oneDayIsEnough() throws Exception {
    Document document =
        parse(LinePlot.svg("one", List.of(DAY), List.of(new Line("a", List.of(0.0)))));
    assertThat(points(document)).as("at the left, 0 in the middle").isEqualTo("64,184");
    assertThat(document.getDocumentElement().getTextContent()).containsOnlyOnce("2020-01-02");
  }

  @Test
  void barsAreSortedLargestFirst() throws Exception {
    String svg = SharePlot.svg("Importance", List.of("a", "b"), List.of(0.25, 0.75));
    parse(svg);
    assertThat(svg.indexOf(">b<")).isLessThan(svg.indexOf(">a<"));
    assertThat(svg).contains("75.0\u00a0%", "25.0\u00a0%");
  }

  @Test
  void everyValueIsInsideTheDrawing() throws Exception {
    Document document =
        parse(
            LinePlot.svg(
                "far apart",
                List.of(DAY, DAY.plusDays(1)),
                List.of(new Line("a", List.of(-97.3, 12_345.6)))));
    for (String point : points(document).split(" ", -1)) {
      String[] place = point.split(",", -1);
      assertThat(Double.parseDouble(place[0])).isBetween(64.0, 840.0);
      assertThat(Double.parseDouble(place[1])).isBetween(62.0, 306.0);
    }
  }

  private static String points(Document document) {
    return ((Element) document.getElementsByTagName("polyline").item(0)).getAttribute("points");
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
