package io.tidemark.feeds;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a range of days into months. */
public final class MonthRange {
  private MonthRange() {}

  /** Days from the first to the last, both included. */
  public record Days(LocalDate first, LocalDate last) {}

  /** The range in consecutive pieces, each within one month. */
  public static List<Days> pieces(LocalDate from, LocalDate to) {
    List<Days> pieces = new ArrayList<>();
    for (LocalDate first = from; !first.isAfter(to); ) {
      LocalDate end = YearMonth.from(first).atEndOfMonth();
      pieces.add(new Days(first, end.isAfter(to) ? to : end));
      first = end.plusDays(1);
    }
    return pieces;
  }

  /** The range of complete months within the range and before today; empty if there is none. */
  public static Optional<Days> whole(LocalDate from, LocalDate to, LocalDate today) {
    LocalDate first =
        from.getDayOfMonth() == 1 ? from : YearMonth.from(from.plusMonths(1)).atDay(1);
    LocalDate over = to.isBefore(today) ? to : today.minusDays(1);
    LocalDate last = YearMonth.from(over.plusDays(1)).atDay(1).minusDays(1);
    return last.isBefore(first) ? Optional.empty() : Optional.of(new Days(first, last));
  }
}
