package io.tidemark.serving.published;

import io.tidemark.core.table.Table;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
  private final NavigableMap<String, Rows> byTicker;

  private RowIndex(NavigableMap<String, Rows> byTicker) {
    this.byTicker = byTicker;
  }

  /**
   * One ticker's rows.
   *
   * @param times in order, each once
   * @param knownAt when each first became known; a single one if it is the same for all
   */
  private record Rows(RowTimes times, long[] knownAt) {
    long knownAt(int i) {
      return knownAt[knownAt.length == 1 ? 0 : i];
    }

    RowKey key(String ticker, int row) {
      return new RowKey(ticker, times.date(row), times.end(row));
    }
  }

  /**
   * Some of one ticker's rows.
   *
   * @param times in order
   */
  record Part(String ticker, RowTimes times) {}

  /**
   * The rows that match a query.
   *
   * @param next the first row of the next page
   */
  record Page(List<Part> parts, Optional<RowKey> next) {
    int rows() {
      return parts.stream().mapToInt(part -> part.times().size()).sum();
    }
  }

  /** All tickers, in order. */
  public NavigableSet<String> tickers() {
    return Collections.unmodifiableNavigableSet(byTicker.navigableKeySet());
  }

  /** The last session of all tickers. */
  public LocalDate last() {
    return byTicker.values().stream()
        .map(rows -> rows.times().date(rows.times().size() - 1))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Whether a ticker has a row at that {@link RowTimes#place}. */
  boolean has(String ticker, long place) {
    Rows rows = byTicker.get(ticker);
    int row = rows == null ? 0 : rows.times().firstFrom(place);
    return rows != null && row < rows.times().size() && rows.times().place(row) == place;
  }

  /** When the first row of a ticker became known. */
  public Instant firstKnownAt(String ticker) {
    return Micros.instant(Arrays.stream(byTicker.get(ticker).knownAt()).min().orElseThrow());
  }

  /** A ticker's last row within a span, of those known at a time. */
  public Optional<RowKey> last(String ticker, RowSpan span, Instant asOf) {
    Rows rows = byTicker.get(ticker);
    int first = first(rows.times(), span);
    for (int i = end(rows.times(), span) - 1; i >= first; i--) {
      if (rows.knownAt(i) <= Micros.of(asOf)) {
        return Optional.of(rows.key(ticker, i));
      }
    }
    return Optional.empty();
  }

  /** The last session of all tickers, among those known at a time. */
  public Optional<LocalDate> last(Instant asOf) {
    RowSpan all = RowSpan.ofSessions(LocalDate.MIN, LocalDate.MAX);
    return byTicker.keySet().stream()
        .flatMap(ticker -> last(ticker, all, asOf).stream())
        .map(RowKey::date)
        .max(Comparator.naturalOrder());
  }

  Page page(RowQuery query) {
    List<Part> parts = new ArrayList<>();
    int left = query.limit();
    for (String ticker : query.remaining()) {
      Rows rows = byTicker.get(ticker);
      int[] wanted = rows == null ? new int[0] : wanted(rows, query, query.cursor(ticker));
      if (wanted.length > left) {
        if (left > 0) {
          parts.add(new Part(ticker, rows.times().select(Arrays.copyOf(wanted, left))));
        }
        return new Page(parts, Optional.of(rows.key(ticker, wanted[left])));
      }
      if (wanted.length > 0) {
        parts.add(new Part(ticker, rows.times().select(wanted)));
        left -= wanted.length;
      }
    }
    return new Page(parts, Optional.empty());
  }

  private static int[] wanted(Rows rows, RowQuery query, Optional<RowKey> cursor) {
    RowTimes times = rows.times();
    long asOf = Micros.of(query.asOf());
    int first = first(times, query.span());
    if (cursor.isPresent()) {
      first = Math.max(first, first(times, cursor.get()));
    }
    return IntStream.range(first, Math.max(first, end(times, query.span())))
        .filter(i -> rows.knownAt(i) <= asOf)
        .toArray();
  }

  private static int first(RowTimes times, RowSpan span) {
    int first = times.firstFrom(span.from());
    return times.isIntraday() && span.begin().isPresent()
        ? Math.max(first, times.firstFrom(Micros.of(span.begin().get())))
        : first;
  }

  private static int first(RowTimes times, RowKey cursor) {
    return times.isIntraday() && cursor.end().isPresent()
        ? times.firstFrom(Micros.of(cursor.end().get()))
        : times.firstFrom(cursor.date());
  }

  /** One more than the last row of the span. */
  private static int end(RowTimes times, RowSpan span) {
    int end =
        span.to().equals(LocalDate.MAX) ? times.size() : times.firstFrom(span.to().plusDays(1));
    return times.isIntraday() && span.end().isPresent()
        ? Math.min(end, times.firstFrom(Micros.of(span.end().get()) + 1))
        : end;
  }

  /** Collects rows in any order. */
  static final class Builder {
    private final boolean intraday;
    private final TreeMap<String, Gathered> byTicker = new TreeMap<>();

    Builder(boolean intraday) {
      this.intraday = intraday;
    }

    /**
     * The versions of rows in a batch that are wanted; it has {@code ticker}, {@code known_at}, its
     * times, and {@code withdrawn} if the table has it.
     */
    void add(ColumnBatch batch, IntPredicate wanted) {
      String[] tickers = batch.texts("ticker");
      RowTimes times = RowTimes.of(batch, intraday);
      long[] knownAt = batch.micros("known_at");
      boolean[] withdrawn = batch.isPresent(Table.WITHDRAWN);
      for (int i = 0; i < tickers.length; i++) {
        if (wanted.test(i)) {
          byTicker
              .computeIfAbsent(tickers[i], t -> new Gathered(intraday))
              .add(times, i, knownAt[i], withdrawn[i]);
        }
      }
    }

    boolean isEmpty() {
      return byTicker.isEmpty();
    }

    RowIndex build() {
      TreeMap<String, Rows> built = new TreeMap<>();
      byTicker.forEach(
          (ticker, gathered) -> {
            Rows rows = gathered.rows();
            if (rows.times().size() > 0) {
              built.put(ticker, rows);
            }
          });
      return new RowIndex(built);
    }
  }

  /** The rows of one ticker in the order of arrival. */
  private static final class Gathered {
    private int[] days = new int[16];
    private long[] ends;
    private long[] knownAt = new long[16];
    private final BitSet withdrawn = new BitSet();
    private int size;

    Gathered(boolean intraday) {
      ends = new long[intraday ? 16 : 0];
    }

    void add(RowTimes times, int row, long known, boolean isWithdrawn) {
      if (size == days.length) {
        days = Arrays.copyOf(days, 2 * size);
        ends = Arrays.copyOf(ends, 2 * ends.length);
        knownAt = Arrays.copyOf(knownAt, 2 * size);
      }
      days[size] = times.days()[row];
      if (ends.length > 0) {
        ends[size] = times.ends()[row];
      }
      withdrawn.set(size, isWithdrawn);
      knownAt[size++] = known;
    }

    /**
     * In order, of several versions of a row the one that was known first; without the rows that
     * the last version withdraws.
     */
    Rows rows() {
      RowTimes all =
          new RowTimes(Arrays.copyOf(days, size), Arrays.copyOf(ends, Math.min(size, ends.length)));
      int[] order = order(all);
      int[] kept = new int[size];
      long[] known = new long[size];
      int rows = 0;
      for (int from = 0, to; from < size; from = to) {
        int last = order[from];
        long first = knownAt[last];
        for (to = from + 1; to < size && all.place(order[to]) == all.place(last); to++) {
          first = Math.min(first, knownAt[order[to]]);
          last = knownAt[order[to]] >= knownAt[last] ? order[to] : last;
        }
        if (!withdrawn.get(last)) {
          kept[rows] = last;
          known[rows++] = first;
        }
      }
      boolean same = Arrays.stream(known, 0, rows).allMatch(time -> time == known[0]);
      return new Rows(all.select(Arrays.copyOf(kept, rows)), Arrays.copyOf(known, same ? 1 : rows));
    }

    /** Files have most tickers in order already. */
    private int[] order(RowTimes all) {
      boolean inOrder =
          IntStream.range(1, size).allMatch(row -> all.place(row - 1) <= all.place(row));
      IntStream rows = IntStream.range(0, size);
      return inOrder
          ? rows.toArray()
          : rows.boxed()
              .sorted(Comparator.comparingLong(all::place))
              .mapToInt(Integer::intValue)
              .toArray();
    }
  }
}
