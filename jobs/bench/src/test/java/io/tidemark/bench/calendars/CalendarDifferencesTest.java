package io.tidemark.bench.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalendarDifferencesTest {
  private static final String FULL = "09:30-16:00";
  private static final String HALF = "09:30-13:00";

  @Test
  void consecutiveDaysWithTheSameDifferenceAreOneRange() {
    Map<String, Map<LocalDate, String>> calendars = new LinkedHashMap<>();
    calendars.put("a", Map.of(day(1), FULL, day(2), FULL, day(5), FULL, day(6), FULL));
    calendars.put("b", Map.of(day(1), HALF, day(2), HALF, day(5), FULL, day(6), HALF));
    calendars.put(
        "c", Map.of(day(1), FULL, day(2), FULL, day(5), FULL, day(6), FULL, day(7), FULL));
    assertThat(CalendarDifferences.differences(calendars))
        .containsExactly(
            difference(1, 2, 2, FULL, HALF, FULL),
            difference(6, 6, 1, FULL, HALF, FULL),
            difference(7, 7, 1, "closed", "closed", FULL));
  }

  @Test
  void aLineNamesTheDaysAndEachCalendarsHours() {
    assertThat(difference(1, 2, 2, "closed", HALF, FULL).text())
        .isEqualTo("2024-03-01 to 2024-03-02     2  a closed       b 09:30-13:00  c 09:30-16:00");
  }

  @Test
  void ownHoursAreInNewYorkTime() {
    assertThat(CalendarDifferences.ours(LocalDate.of(1996, 7, 3), LocalDate.of(1996, 7, 5)))
        .isEqualTo(Map.of(LocalDate.of(1996, 7, 3), FULL, LocalDate.of(1996, 7, 5), HALF));
  }

  private static CalendarDifferences.Difference difference(
      int from, int to, int days, String a, String b, String c) {
    Map<String, String> hours = new LinkedHashMap<>();
    hours.put("a", a);
    hours.put("b", b);
    hours.put("c", c);
    return new CalendarDifferences.Difference(day(from), day(to), days, hours);
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2024, 3, day);
  }
}
