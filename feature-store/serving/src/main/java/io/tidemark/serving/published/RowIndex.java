package io.tidemark.serving.published;

import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The keys of all rows of a version. They are kept in memory, so that the rows of a page, or their
 * absence, are known before anything is read.
 */
public final class RowIndex {
  private final NavigableMap<String, Days> byTicker;

  private RowIndex(NavigableMap<String, Days> byTicker) {
    this.byTicker = byTicker;
  }

  /**
   * The sessions of one ticker.
   *
   * @param days days since 1970-01-01, ascending, without duplicates
   * @param knownAt when a row of each session first became known; a single value if it is the same
   *     for all
   */
  private record Days(int[] days, long[] knownAt) {
    long knownAt(int i) {
      return knownAt[knownAt.length == 1 ? 0 : i];
    }

    int firstFrom(int day) {
      int place = Arrays.binarySearch(days, day);
      return place >= 0 ? place : -place - 1;
    }
  }

  /**
   * Some sessions of one ticker.
   *
   * @param days ascending
   */
  record Part(String ticker, int[] days) {}

  /**
   * The rows that match a query.
   *
   * @param next the first row of the next page
   */
  record Page(List<Part> parts, Optional<RowKey> next) {
    int rows() {
      return parts.stream().mapToInt(part -> part.days().length).sum();
    }
  }

  /** All tickers, in order. */
  public NavigableSet<String> tickers() {
    return Collections.unmodifiableNavigableSet(byTicker.navigableKeySet());
  }

  /** The last session of all tickers. */
  public LocalDate last() {
    return day(
        byTicker.values().stream()
            .mapToInt(days -> days.days()[days.days().length - 1])
            .max()
            .orElseThrow());
  }

  /** When the first row of a ticker became known. */
  public Instant firstKnownAt(String ticker) {
    return Micros.instant(Arrays.stream(byTicker.get(ticker).knownAt()).min().orElseThrow());
  }

  /** The last session of a ticker on or before a day, among those known at a time. */
  public Optional<LocalDate> last(String ticker, LocalDate upTo, Instant asOf) {
    Days days = byTicker.get(ticker);
    for (int i = days.firstFrom(clamped(upTo) + 1) - 1; i >= 0; i--) {
      if (days.knownAt(i) <= Micros.of(asOf)) {
        return Optional.of(day(days.days()[i]));
      }
    }
    return Optional.empty();
  }

  /** The last session of all tickers, among those known at a time. */
  public Optional<LocalDate> last(Instant asOf) {
    return byTicker.keySet().stream()
        .flatMap(ticker -> last(ticker, LocalDate.MAX, asOf).stream())
        .max(Comparator.naturalOrder());
  }

  Page page(RowQuery query) {
    List<Part> parts = new ArrayList<>();
    int left = query.limit();
    for (String ticker : query.remaining()) {
      int[] wanted = byTicker.containsKey(ticker) ? wanted(ticker, query) : new int[0];
      if (wanted.length > left) {
        if (left > 0) {
          parts.add(new Part(ticker, Arrays.copyOf(wanted, left)));
        }
        return new Page(parts, Optional.of(new RowKey(ticker, day(wanted[left]))));
      }
      if (wanted.length > 0) {
        parts.add(new Part(ticker, wanted));
        left -= wanted.length;
      }
    }
    return new Page(parts, Optional.empty());
  }

  private int[] wanted(String ticker, RowQuery query) {
    Days days = byTicker.get(ticker);
    long asOf = Micros.of(query.asOf());
    int from = days.firstFrom(clamped(query.from(ticker)));
    int to = days.firstFrom(clamped(query.to()) + 1);
    return IntStream.range(from, Math.max(from, to))
        .filter(i -> days.knownAt(i) <= asOf)
        .map(i -> days.days()[i])
        .toArray();
  }

  private static int clamped(LocalDate date) {
    long day = date.toEpochDay();
    return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(Integer.MAX_VALUE / 2, day));
  }

  private static LocalDate day(int day) {
    return LocalDate.ofEpochDay(day);
  }

  /** Collects rows in any order. */
  static final class Builder {
    private final TreeMap<String, Gathered> byTicker = new TreeMap<>();

    /**
     * Adds the wanted rows of a batch with the columns {@code ticker}, {@code date} and {@code
     * known_at}.
     */
    void add(ColumnBatch batch, IntPredicate wanted) {
      String[] tickers = batch.texts("ticker");
      int[] days = batch.days("date");
      long[] knownAt = batch.micros("known_at");
      for (int i = 0; i < tickers.length; i++) {
        if (wanted.test(i)) {
          byTicker.computeIfAbsent(tickers[i], t -> new Gathered()).add(days[i], knownAt[i]);
        }
      }
    }

    boolean isEmpty() {
      return byTicker.isEmpty();
    }

    RowIndex build() {
      TreeMap<String, Days> built = new TreeMap<>();
      byTicker.forEach((ticker, gathered) -> built.put(ticker, gathered.days()));
      return new RowIndex(built);
    }
  }

  /** The rows of one ticker in the order of arrival. */
  private static final class Gathered {
    private int[] days = new int[16];
    private long[] knownAt = new long[16];
    private int size;

    void add(int day, long known) {
      if (size == days.length) {
        days = Arrays.copyOf(days, 2 * size);
        knownAt = Arrays.copyOf(knownAt, 2 * size);
      }
      days[size] = day;
      knownAt[size++] = known;
    }

    Days days() {
      TreeMap<Integer, Long> first = new TreeMap<>();
      for (int i = 0; i < size; i++) {
        first.merge(days[i], knownAt[i], Math::min);
      }
      long[] known = first.values().stream().mapToLong(Long::longValue).toArray();
      boolean same = Arrays.stream(known).allMatch(time -> time == known[0]);
      return new Days(
          first.keySet().stream().mapToInt(Integer::intValue).toArray(),
          same ? Arrays.copyOf(known, 1) : known);
    }
  }
}
