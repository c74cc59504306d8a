package io.tidemark.feeds.files.members;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a file of index members. It has one row per membership, or one per date with all
 * members of that date.
 *
 * @param date of a membership its first day, of a list of members its date
 * @param ticker null in a file with lists
 * @param until last day as a member; null if there is no such column
 * @param removed first day not as a member any more; null if there is no such column
 * @param tickers all members of the date, separated by commas; null in a file of memberships
 */
public record MemberColumns(
    String date, String ticker, String until, String removed, String tickers) {
  private static final Set<String> OPEN =
      Set.of("", "-", "na", "n/a", "nan", "nat", "none", "null", "present", "current");

  /** Whether each row lists all members of its date. */
  public boolean isOfLists() {
    return tickers != null;
  }

  /** The file's columns that are used. */
  public Set<String> all() {
    return Stream.of(date, ticker, until, removed, tickers)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The membership of one row.
   *
   * @param cell text by column
   * @param iso converts dates of the file to ISO dates
   */
  public MemberSpan span(UnaryOperator<String> cell, UnaryOperator<String> iso) {
    return new MemberSpan(cell.apply(ticker).strip(), iso.apply(cell.apply(date)), last(cell, iso));
  }

  private String last(UnaryOperator<String> cell, UnaryOperator<String> iso) {
    String last = until == null ? "" : cell.apply(until);
    if (!isOpen(last)) {
      return iso.apply(last);
    }
    String gone = removed == null ? "" : cell.apply(removed);
    return isOpen(gone) ? "" : dayBefore(iso.apply(gone));
  }

  /** The day before an ISO date; another text is returned unchanged for validation to refuse. */
  static String dayBefore(String day) {
    return MemberSpan.isDay(day) ? LocalDate.parse(day).minusDays(1).toString() : day;
  }

  /** The tickers of a list, each once, in its order. */
  static List<String> listed(String text) {
    return Arrays.stream(text.replaceAll("[\\[\\]'\"]", "").split("[,;|]", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private static boolean isOpen(String text) {
    return OPEN.contains(text.strip().toLowerCase(Locale.ROOT));
  }
}
