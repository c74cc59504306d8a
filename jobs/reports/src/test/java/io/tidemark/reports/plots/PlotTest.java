package io.tidemark.reports.plots;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.reports.plots.LinePlot.Line;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

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
        .contains("IC & more", "ridge", "trees <1>", "2020-01-02", "2020-01-06", "-0.2", "0.3");
  }

  @Test
  void oneDayIsEnough() throws Exception {
    parse(LinePlot.svg("one", List.of(DAY), List.of(new Line("a", List.of(0.0)))));
  }

  @Test
  void barsStandLargestFirst() throws Exception {
    String svg = SharePlot.svg("Importance", List.of("a", "b"), List.of(0.25, 0.75));
    parse(svg);
    assertThat(svg.indexOf(">b<")).isLessThan(svg.indexOf(">a<"));
    assertThat(svg).contains("75.0 %", "25.0 %");
  }

  @Property
  void anAxisIsRoundAndHoldsItsValues(
      @ForAll @DoubleRange(min = -100, max = 0) double low,
      @ForAll @DoubleRange(min = 0, max = 100) double high) {
    PlotScale scale = PlotScale.of(low, high);
    assertThat(scale.share(low)).isBetween(-1e-9, 1 + 1e-9);
    assertThat(scale.share(high)).isBetween(-1e-9, 1 + 1e-9);
    assertThat(scale.ticks().length).isBetween(2, 9);
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
