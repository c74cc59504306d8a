package io.tidemark.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.reports.text.NumberText;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void placesValuesBetweenItsEnds() {
    Scale scale = new Scale(-1, 3);
    assertThat(scale.at(0)).isEqualTo(0.25);
    assertThat(scale.percent(1)).isEqualTo("50.00%");
    assertThat(scale.along(2, 1000)).isEqualTo("750");
    assertThatThrownBy(() -> new Scale(1, 1)).hasMessageContaining("low < high");
    assertThatThrownBy(() -> new Scale(0, Double.NaN)).hasMessageContaining("low < high");
  }

  @Test
  void spansItsValuesAndZero() {
    assertThat(Scale.around(new double[] {1, Double.NaN, 2})).isEqualTo(new Scale(0, 2.12));
    assertThat(Scale.around(new double[] {-1}, new double[] {1})).isEqualTo(new Scale(-1.12, 1.12));
    assertThat(Scale.around(new double[] {Double.NaN})).isEqualTo(new Scale(-1, 1));
  }

  @Test
  void marksRoundValues() {
    assertThat(Ticks.linear(new Scale(-0.4, 1.05), 4)).containsExactly(0.0, 0.5, 1.0);
    assertThat(Ticks.linear(new Scale(0, 97), 5)).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
  }

  @Property(tries = 300)
  void ticksAreRoundInsideAndFew(
      @ForAll @DoubleRange(min = -1e4, max = 1e4) double low,
      @ForAll @DoubleRange(min = 0.01, max = 1e5) double width,
      @ForAll @IntRange(min = 2, max = 9) int most) {
    Scale scale = new Scale(low, low + width);
    List<Double> ticks = Ticks.linear(scale, most);
    assertThat(ticks).hasSizeLessThanOrEqualTo(most + 1);
    for (int i = 0; i < ticks.size(); i++) {
      assertThat(scale.at(ticks.get(i))).isBetween(-1e-6, 1 + 1e-6);
      if (i > 1) {
        double step = ticks.get(1) - ticks.get(0);
        assertThat((ticks.get(i) - ticks.get(i - 1)) / step).isEqualTo(1, within(1e-3));
      }
    }
  }

  @Test
  void marksYearsOrMonths() {
    assertThat(Ticks.dates(LocalDate.of(2016, 1, 4), LocalDate.of(2023, 12, 29), 9))
        .extracting(Ticks::name)
        .containsExactly("2017", "2018", "2019", "2020", "2021", "2022", "2023");
    assertThat(Ticks.dates(LocalDate.of(2020, 11, 20), LocalDate.of(2021, 5, 3), 9))
        .extracting(Ticks::name)
        .containsExactly("Dec", "2021", "Feb", "Mar", "Apr", "May");
    assertThat(Ticks.dates(LocalDate.of(1962, 1, 2), LocalDate.of(2018, 1, 2), 9))
        .extracting(Ticks::name)
        .containsExactly("1970", "1980", "1990", "2000", "2010");
  }

  @Test
  void numbersAreFormattedForReaders() {
    assertThat(NumberText.count(1234567)).isEqualTo("1,234,567");
    assertThat(NumberText.signed(0.0312, 3)).isEqualTo("+0.031");
    assertThat(NumberText.signed(-0.0312, 3)).isEqualTo("−0.031");
    assertThat(NumberText.signed(-0.0001, 3)).isEqualTo("0.000");
    assertThat(NumberText.signed(Double.NaN, 3)).isEqualTo("–");
    assertThat(NumberText.decimal(-2.5, 1)).isEqualTo("−2.5");
    assertThat(NumberText.percent(0.1234, 1)).isEqualTo("12.3\u00a0%");
    assertThat(NumberText.bytes(812)).isEqualTo("812 bytes");
    assertThat(NumberText.bytes(81_200_000)).isEqualTo("81.2 MB");
    assertThat(NumberText.plural(1, "day", "days")).isEqualTo("1 day");
    assertThat(NumberText.plural(0, "day", "days")).isEqualTo("0 days");
  }
}
