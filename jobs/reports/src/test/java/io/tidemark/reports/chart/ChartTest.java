package io.tidemark.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.reports.chart.BandLayer.Band;
import io.tidemark.reports.chart.TimeChart.Readout;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
  private static final List<LocalDate> DAYS = List.of(DAY, DAY.plusDays(1), DAY.plusDays(4));
  private static final Canvas CANVAS = new Canvas(DAYS, new Scale(0, 10), 100);

  @Test
  void aLineRunsThroughItsValuesAndBreaksAtGaps() {
    assertThat(new LineLayer("s", new double[] {0, 5, 10}).draw(CANVAS).markup())
        .contains("d=\"M0 100L250 50L1000 0\"");
    assertThat(new LineLayer("s", new double[] {0, Double.NaN, 10}).draw(CANVAS).markup())
        .contains("d=\"M0 100M1000 0\"");
  }

  @Test
  void spellsJoinEqualNeighbours() {
    assertThat(BandLayer.spells(DAYS, List.of("a", "a", "b")))
        .containsExactly(
            new Band(DAY, DAY.plusDays(4), "a"), new Band(DAY.plusDays(4), DAY.plusDays(4), "b"));
    assertThat(
            BandLayer.of(BandLayer.spells(DAYS, List.of("a", "b", "b")), n -> "c-" + n)
                .draw(CANVAS)
                .markup())
        .contains("class=\"band c-a\" x=\"0\" y=\"0\" width=\"250\"")
        .contains("class=\"band c-b\" x=\"250\" y=\"0\" width=\"750\"");
  }

  @Test
  void areasAreStacked() {
    Canvas share = new Canvas(DAYS, new Scale(0, 1), 100);
    double[][] shares = {{0.2, 0.5, Double.NaN}, {0.8, 0.5, Double.NaN}};
    assertThat(new StackedAreas(List.of("a", "b"), shares).draw(share).markup())
        .contains("M0 80L250 50L1000 100L1000 100L250 100L0 100Z")
        .contains("M0 0L250 0L1000 100L1000 100L250 50L0 80Z");
  }

  @Test
  void readoutsAreEscapedJson() {
    TimeChart chart =
        new TimeChart(
            "a \"label\"",
            DAYS,
            100,
            new Scale(0, 10),
            v -> v + " %",
            List.of(),
            List.of(new Readout("<x>", List.of("1", "2", "3"))));
    assertThat(chart.html().markup())
        .contains("&quot;2020-01-01&quot;")
        .contains("&lt;x&gt;")
        .contains("aria-label=\"a &quot;label&quot;\"")
        .doesNotContain("<x>");
  }

  @Test
  void aRowWithoutFiguresHasNoMarks() {
    DotPlot.Row row =
        new DotPlot.Row(
            "none",
            Double.NaN,
            Double.NaN,
            "s",
            List.of(new DotPlot.Dot(Double.NaN, "s"), new DotPlot.Dot(0.5, "t")));
    String markup = new DotPlot("l", new Scale(0, 1), v -> "" + v, List.of(row)).html().markup();
    assertThat(markup).doesNotContain("interval").doesNotContain("NaN").contains("dot t");
  }

  @Test
  void barsAreSharesOfTheLongest() {
    BarChart bars =
        new BarChart(
            4, List.of(new BarChart.Bar("half", 2, "2", "s"), new BarChart.Bar("no", 0, "0", "s")));
    assertThat(bars.html().markup()).contains("width=\"50\"").contains("width=\"0\"");
  }
}
