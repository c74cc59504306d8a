package io.tidemark.features.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.inputs.MacroSteps.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MacroStepsTest {
  private static final List<Release> RELEASES =
      List.of(
          release("2020-01-01", "2020-02-15", 1.0),
          release("2020-02-01", "2020-03-15", 2.0),
          release("2020-01-01", "2020-03-20", 1.5),
          release("2020-02-01", "2020-04-10", 2.5),
          release("2020-03-01", "2020-04-15", 3.0),
          release("2020-03-01", "2020-05-01", Double.NaN));

  private final MacroSteps steps = new MacroSteps(RELEASES);

  @Test
  void aMomentSeesTheNewestObservationInTheVersionKnownByThen() {
    assertThat(at("2020-02-14T23:59:59Z")).isNaN();
    assertThat(at("2020-02-15T00:00:00Z")).isEqualTo(1.0);
    assertThat(at("2020-03-16T00:00:00Z")).isEqualTo(2.0);
    assertThat(at("2020-03-21T00:00:00Z")).as("an older period was restated").isEqualTo(2.0);
    assertThat(at("2020-04-11T00:00:00Z")).isEqualTo(2.5);
    assertThat(at("2020-04-16T00:00:00Z")).isEqualTo(3.0);
    assertThat(at("2020-05-02T00:00:00Z")).as("the newest was withdrawn").isEqualTo(2.5);
  }

  @Test
  void anObservationGoesStaleNineMonthsAfterItsPeriodBegan() {
    assertThat(at("2020-10-31T23:59:59Z")).isEqualTo(2.5);
    assertThat(at("2020-11-01T00:00:00Z")).isNaN();
  }

  @Test
  void whatComesWithinASecondCountsFromTheNextOneOn() {
    MacroSteps fine =
        new MacroSteps(
            List.of(
                new Release(
                    "X", LocalDate.of(2020, 1, 1), Instant.parse("2020-02-15T00:00:00.0005Z"), 1)));
    assertThat(fine.at("X", Instant.parse("2020-02-15T00:00:00Z").getEpochSecond())).isNaN();
    assertThat(fine.at("X", Instant.parse("2020-02-15T00:00:01Z").getEpochSecond())).isEqualTo(1);
  }

  @Test
  void anUnknownSeriesHasNoValue() {
    assertThat(steps.at("Y", 0)).isNaN();
  }

  private double at(String moment) {
    return steps.at("X", Instant.parse(moment).getEpochSecond());
  }

  private static Release release(String date, String known, double value) {
    return new Release("X", LocalDate.parse(date), Instant.parse(known + "T00:00:00Z"), value);
  }
}
