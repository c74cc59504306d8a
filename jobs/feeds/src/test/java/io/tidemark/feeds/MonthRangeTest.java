package io.tidemark.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthRangeTest {
  private static final LocalDate START = LocalDate.of(2015, 1, 1);

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2024-03-31, 2024-06-15, 2024-01-01 to 2024-03-31",
    "2024-01-02, 2024-03-30, 2024-06-15, 2024-02-01 to 2024-02-29",
    "2024-01-02, 2024-02-28, 2024-06-15, none",
    "2024-01-01, 2024-01-31, 2024-02-01, 2024-01-01 to 2024-01-31",
    "2024-01-01, 2024-02-29, 2024-02-29, 2024-01-01 to 2024-01-31",
    "2023-12-15, 2024-01-31, 2024-06-15, 2024-01-01 to 2024-01-31",
  })
  void completeMonthsAreInTheRangeAndInThePast(
      LocalDate from, LocalDate to, LocalDate today, String expected) {
    assertThat(
            MonthRange.whole(from, to, today)
                .map(days -> days.first() + " to " + days.last())
                .orElse("none"))
        .isEqualTo(expected);
  }

  @Property
  void piecesCoverTheRangeAndEachIsInOneMonth(
      @ForAll @IntRange(min = 0, max = 4000) int start,
      @ForAll @IntRange(min = 0, max = 800) int length) {
    LocalDate from = START.plusDays(start);
    LocalDate to = from.plusDays(length);
    List<MonthRange.Days> pieces = MonthRange.pieces(from, to);

    LocalDate next = from;
    for (MonthRange.Days piece : pieces) {
      assertThat(piece.first()).isEqualTo(next);
      assertThat(piece.last()).isAfterOrEqualTo(piece.first());
      assertThat(piece.last().withDayOfMonth(1)).isEqualTo(piece.first().withDayOfMonth(1));
      next = piece.last().plusDays(1);
    }
    assertThat(next).isEqualTo(to.plusDays(1));
  }
}
