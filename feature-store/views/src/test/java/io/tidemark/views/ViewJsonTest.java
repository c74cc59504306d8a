package io.tidemark.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ViewJsonTest {
  record Everything(
      double number,
      Double boxed,
      LocalDate sessionDate,
      Instant knownAt,
      Optional<String> note,
      List<Double> list,
      Map<String, Double> byName) {}

  @Test
  void nanIsNullEverywhere() {
    Everything none =
        new Everything(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            LocalDate.of(2023, 12, 29),
            Instant.parse("2023-12-29T21:00:00Z"),
            Optional.empty(),
            Arrays.asList(1.5, Double.NaN),
            Map.of("a", Double.NaN));
    assertThat(ViewJson.line(none))
        .isEqualTo(
            """
            {"number":null,"boxed":null,"session_date":"2023-12-29",\
            "known_at":"2023-12-29T21:00:00Z","list":[1.5,null],"by_name":{"a":null}}""");
  }

  @Property(tries = 500)
  void instantsAreWrittenAsByTheLibrary(
      @ForAll @LongRange(min = 0, max = 7_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999) int micros) {
    Instant instant = Instant.ofEpochSecond(second, micros * 1000L);
    Instant whole = Instant.ofEpochSecond(second - second % 60);
    assertThat(ViewJson.isoText(instant)).isEqualTo(instant.toString());
    assertThat(ViewJson.isoText(whole)).isEqualTo(whole.toString());
  }
}
