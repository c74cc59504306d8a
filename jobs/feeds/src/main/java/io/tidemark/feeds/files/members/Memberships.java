package io.tidemark.feeds.files.members;

import io.tidemark.core.UserFault;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What the rows of a file of index members mean together: which memberships of one ticker overlap,
 * and which memberships lists of all members amount to.
 */
public final class Memberships implements Serializable {
  /** Of a file that says nothing of members. */
  public static final Memberships NONE = new Memberships();

  private static final long serialVersionUID = 1;

  private final Map<MemberSpan, MemberSpan> overlaps = new HashMap<>();
  private final Map<String, List<MemberSpan>> begun = new HashMap<>();
  private final Map<String, List<MemberSpan>> ended = new HashMap<>();

  private Memberships() {}

  /** Collects the rows of a file. */
  public static final class Survey {
    private final String fileName;
    private final MemberColumns columns;
    private final List<UnaryOperator<String>> rows = new ArrayList<>();

    public Survey(String fileName, MemberColumns columns) {
      this.fileName = fileName;
      this.columns = columns;
    }

    /** The columns that it reads. */
    public Set<String> columns() {
      return columns.all();
    }

    /**
     * Adds the next row.
     *
     * @param cell text by column
     */
    public void add(UnaryOperator<String> cell) {
      Map<String, String> texts = new HashMap<>();
      columns.all().forEach(column -> texts.put(column, cell.apply(column)));
      rows.add(texts::get);
    }

    /**
     * The meaning of all rows together.
     *
     * @param iso converts dates of the file to ISO dates
     * @throws UserFault if two lists of one date differ
     */
    public Memberships result(UnaryOperator<String> iso) {
      Memberships result = new Memberships();
      if (columns.isOfLists()) {
        result.take(lists(iso));
      } else {
        result.compare(rows.stream().map(row -> columns.span(row, iso)).toList());
      }
      return result;
    }

    private NavigableMap<String, Set<String>> lists(UnaryOperator<String> iso) {
      NavigableMap<String, Set<String>> lists = new TreeMap<>();
      for (UnaryOperator<String> row : rows) {
        String date = iso.apply(row.apply(columns.date()));
        Set<String> members = new TreeSet<>(MemberColumns.listed(row.apply(columns.tickers())));
        if (!MemberSpan.isDay(date) || members.isEmpty()) {
          continue; // validation refuses the row
        }
        Set<String> other = lists.put(date, members);
        if (other != null && !other.equals(members)) {
          throw new UserFault(
              "%s: two rows list different members of %s; keep the right one"
                  .formatted(fileName, date));
        }
      }
      return lists;
    }
  }

  /** Each list holds until the next one. */
  private void take(NavigableMap<String, Set<String>> lists) {
    Map<String, String> open = new TreeMap<>();
    lists.forEach(
        (date, members) -> {
          for (String ticker : List.copyOf(open.keySet())) {
            if (!members.contains(ticker)) {
              MemberSpan span =
                  new MemberSpan(ticker, open.remove(ticker), MemberColumns.dayBefore(date));
              put(begun, span.date(), span);
              put(ended, date, span);
            }
          }
          members.forEach(ticker -> open.putIfAbsent(ticker, date));
        });
    open.forEach((ticker, date) -> put(begun, date, new MemberSpan(ticker, date, "")));
  }

  private static void put(Map<String, List<MemberSpan>> byDate, String date, MemberSpan span) {
    byDate.computeIfAbsent(date, day -> new ArrayList<>()).add(span);
  }

  /**
   * Notes memberships of a ticker that begin before another one ends. Rows with the same first day
   * are versions of one membership, or contradict each other, which loading finds out.
   */
  private void compare(List<MemberSpan> spans) {
    Map<String, NavigableMap<String, MemberSpan>> byTicker = new TreeMap<>();
    for (MemberSpan span : spans) {
      if (MemberSpan.isDay(span.date())) {
        byTicker
            .computeIfAbsent(span.ticker(), name -> new TreeMap<>())
            .merge(span.date(), span, Memberships::sooner);
      }
    }
    Map<MemberSpan, MemberSpan> found = new HashMap<>();
    byTicker.values().forEach(all -> compare(all, found));
    for (MemberSpan span : new LinkedHashSet<>(spans)) {
      NavigableMap<String, MemberSpan> own = byTicker.get(span.ticker());
      MemberSpan first = own == null ? null : own.get(span.date());
      if (found.containsKey(first)) {
        overlaps.put(span, found.get(first));
      }
    }
  }

  private static void compare(
      NavigableMap<String, MemberSpan> byDate, Map<MemberSpan, MemberSpan> found) {
    MemberSpan longest = null;
    for (MemberSpan span : byDate.values()) {
      if (longest != null && end(longest).compareTo(span.date()) >= 0) {
        found.put(span, longest);
        found.putIfAbsent(longest, span);
      }
      longest = longest == null || end(span).compareTo(end(longest)) > 0 ? span : longest;
    }
  }

  private static MemberSpan sooner(MemberSpan a, MemberSpan b) {
    return Comparator.comparing(Memberships::end).compare(a, b) <= 0 ? a : b;
  }

  private static String end(MemberSpan span) {
    return MemberSpan.isDay(span.until()) ? span.until() : "9999-12-31";
  }

  /** The other membership of the same ticker that overlaps a membership, as text; else empty. */
  public String overlapOf(MemberSpan span) {
    MemberSpan other = overlaps.get(span);
    return other == null
        ? ""
        : other.until().isEmpty()
            ? "that from " + other.date() + " on"
            : "that from %s to %s".formatted(other.date(), other.until());
  }

  /** The memberships that the list of a date begins. */
  public List<MemberSpan> begunOn(String date) {
    return List.copyOf(begun.getOrDefault(date, List.of()));
  }

  /** The memberships that the list of a date ends, since it lacks their tickers. */
  public List<MemberSpan> endedBy(String date) {
    return List.copyOf(ended.getOrDefault(date, List.of()));
  }
}
