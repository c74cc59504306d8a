package io.tidemark.learning.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PanelTest {
  private static final LocalDate MON = LocalDate.of(2020, 3, 2);
  private static final LocalDate TUE = LocalDate.of(2020, 3, 3);
  private static final LocalDate WED = LocalDate.of(2020, 3, 4);

  @Test
  void rowsAreSortedBySessionThenTickerAndIndexedBySession() {
    Panel panel =
        panel(
            row(TUE, "B", 4, 0.4),
            row(MON, "C", 3, 0.3),
            row(TUE, "A", 2, 0.2),
            row(MON, "A", 1, 0.1));
    assertThat(panel.sessions()).isEqualTo(2);
    assertThat(panel.date(1)).isEqualTo(TUE);
    assertThat(panel.start(0)).isZero();
    assertThat(panel.end(0)).isEqualTo(2);
    assertThat(panel.start(1)).isEqualTo(2);
    assertThat(panel.end(1)).isEqualTo(4);
    assertThat(List.of(panel.value(0, 0), panel.value(0, 1), panel.value(0, 2), panel.value(0, 3)))
        .containsExactly(1f, 3f, 2f, 4f);
  }

  @Test
  void theTargetIsTheLabelsRankWithinItsDay() {
    Panel panel =
        panel(
            row(MON, "A", 1, -9),
            row(MON, "B", 1, 0),
            row(MON, "C", 1, 0.01),
            row(MON, "D", 1, Double.NaN),
            row(TUE, "A", 1, 5));
    assertThat(targets(panel)).containsExactly(-0.5f, 0f, 0.5f, Float.NaN, 0f);
  }

  @Test
  void aRowWithoutAnyFeatureIsLeftOut() {
    Panel panel = panel(row(MON, "A", Float.NaN, 1), row(TUE, "A", 1, 1));
    assertThat(panel.rows()).isEqualTo(1);
    assertThat(panel.date(0)).isEqualTo(TUE);
  }

  @Test
  void theLabelledHistoryEndsWithTheLastLabel() {
    assertThat(
            panel(row(MON, "A", 1, 1), row(TUE, "A", 1, 1), row(WED, "A", 1, Double.NaN))
                .labelledSessions())
        .isEqualTo(2);
    assertThat(panel(row(MON, "A", 1, Double.NaN)).labelledSessions()).isZero();
  }

  @Test
  void aDateWithoutALabelledRegimeIsUnknown() {
    Panel panel = panel(row(MON, "A", 1, 1), row(WED, "A", 1, 1));
    assertThat(panel.regime(0)).isEqualTo("calm");
    assertThat(panel.regime(1)).isEqualTo(Panel.UNKNOWN);
  }

  private static Panel panel(PanelRow... rows) {
    return Panel.of(List.of("f"), List.of(rows), Map.of(MON, "calm", TUE, "stress"));
  }

  private static PanelRow row(LocalDate date, String ticker, float value, double label) {
    return new PanelRow(date, ticker, new float[] {value}, label);
  }

  private static Float[] targets(Panel panel) {
    Float[] targets = new Float[panel.rows()];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = panel.target(row);
    }
    return targets;
  }
}
