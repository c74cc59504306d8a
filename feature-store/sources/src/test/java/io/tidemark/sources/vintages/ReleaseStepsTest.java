package io.tidemark.sources.vintages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.sources.vintages.VintageHistory.Release;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReleaseStepsTest {
  private static final Period STALE = Period.ofMonths(1);
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Duration FOUR_MONTHS = Duration.ofDays(120);

  private static final List<Release> RELEASES =
      List.of(
          release("2020-01-01", "2020-02-15", 1.0),
          release("2020-02-01", "2020-03-15", 2.0),
          release("2020-01-01", "2020-03-20", 1.5),
          release("2020-02-01", "2020-04-10", 2.5),
          release("2020-03-01", "2020-04-15", 3.0),
          release("2020-03-01", "2020-05-01", Double.NaN));

  private final ReleaseSteps steps = steps(RELEASES);

  @Test
  void theNewestObservationInTheVersionKnownByThenCounts() {
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
    assertThat(at("2020-11-01T23:59:59Z")).isEqualTo(2.5);
    assertThat(at("2020-11-02T00:00:00Z")).isNaN();
  }

  @Test
  void aReleaseWithinASecondCountsFromTheNextOneOn() {
    ReleaseSteps fine =
        steps(
            List.of(
                new Release(
                    "X", LocalDate.of(2020, 1, 1), Instant.parse("2020-02-15T00:00:00.0005Z"), 1)));
    assertThat(fine.at(Instant.parse("2020-02-15T00:00:00Z").getEpochSecond())).isNaN();
    assertThat(fine.at(Instant.parse("2020-02-15T00:00:01Z").getEpochSecond())).isEqualTo(1);
  }

  @Test
  void aReleaseBeforeItsPeriodCountsFromTheStartOfThePeriod() {
    ReleaseSteps ahead = steps(List.of(release("2020-03-01", "2020-02-10", 9)));
    assertThat(ahead.at(Instant.parse("2020-02-29T23:59:59Z").getEpochSecond())).isNaN();
    assertThat(ahead.at(Instant.parse("2020-03-01T00:00:00Z").getEpochSecond())).isEqualTo(9);
  }

  @Test
  void aSeriesWithoutReleasesHasNoValue() {
    assertThat(steps(List.of()).at(0)).isNaN();
  }

  /** The slow oracle: the view of the whole history at that second and its day. */
  @Property(tries = 200)
  void theStepsEqualTheHistoryAtEverySecond(@ForAll("releases") List<Release> releases) {
    VintageHistory history = new VintageHistory(releases, STALE);
    ReleaseSteps fast = history.steps("X");
    Instant end = Instant.parse("2020-09-01T00:00:00Z");
    for (Instant at = Instant.parse("2020-01-01T00:00:00Z");
        at.isBefore(end);
        at = at.plus(TWO_HOURS)) {
      double slow = history.view(LocalDate.ofInstant(at, ZoneOffset.UTC), at).level("X");
      assertThat(fast.at(at.getEpochSecond())).as("at %s", at).isEqualTo(Double.valueOf(slow));
    }
  }

  @Property(tries = 100)
  void aLaterReleaseChangesNoEarlierValue(@ForAll("releases") List<Release> releases) {
    Instant cut = Instant.parse("2020-04-15T00:00:00Z");
    ReleaseSteps all = new VintageHistory(releases, STALE).steps("X");
    ReleaseSteps known =
        new VintageHistory(
                releases.stream().filter(release -> !release.knownAt().isAfter(cut)).toList(),
                STALE)
            .steps("X");
    for (long second = cut.getEpochSecond();
        second > cut.minus(FOUR_MONTHS).getEpochSecond();
        second -= 7_200) {
      assertThat(all.at(second)).isEqualTo(Double.valueOf(known.at(second)));
    }
  }

  @Provide
  Arbitrary<List<Release>> releases() {
    Instant start = Instant.parse("2020-01-01T00:00:00Z");
    return Combinators.combine(
            Arbitraries.integers().between(0, 200),
            Arbitraries.integers().between(0, 4_800),
            Arbitraries.doubles().between(-1, 1).injectNull(0.2))
        .as(
            (day, hour, value) ->
                new Release(
                    "X",
                    LocalDate.of(2020, 1, 1).plusDays(day),
                    start.plus(Duration.ofHours(hour)),
                    value == null ? Double.NaN : value))
        .list()
        .ofMaxSize(12);
  }

  private static ReleaseSteps steps(List<Release> releases) {
    return new VintageHistory(releases, MacroSource.STALE).steps("X");
  }

  private double at(String moment) {
    return steps.at(Instant.parse(moment).getEpochSecond());
  }

  private static Release release(String date, String known, double value) {
    return new Release("X", LocalDate.parse(date), Instant.parse(known + "T00:00:00Z"), value);
  }
}
