package io.tidemark.core.market;

import io.tidemark.core.time.SessionAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The daily prices of one ticker as seen on each day. Rows are the sessions of an axis, with the
 * axis's numbers.
 *
 * <p>The version of a bar that day {@code t} sees is the last one known at the decision time of
 * {@code t}. If none was known by then, it depends on the {@linkplain BarArrival arrival} of the
 * bar: a history that was loaded after the fact counts as known in time, with its later
 * restatements and review decisions; a filled gap is seen only from the time at which it was
 * filled.
 *
 * <p>Days between two ex-dates or restatements see the same past, so the history is divided into
 * {@linkplain #segments() segments}, each with one view. Within a view the last ex-date is the
 * anchor: later prices are as traded, earlier ones are adjusted to it.
 */
public final class PriceHistory implements BarHistory {
  /** The columns of a view, in order. */
  public static final List<String> COLUMNS =
      List.of("open", "high", "low", "close", "volume", "vwap", TIME);

  private static final int PLACE_OF_TIME = COLUMNS.indexOf(TIME);
  private static final double SECONDS_A_DAY = 86_400;

  private final SessionAxis axis;
  private final int first;
  private final Entry[][] sessions;
  private final int[] bounds;

  /**
   * A version and the first session that sees it, counted from the first session of the history.
   */
  private record Entry(PriceVersion version, int seenFrom) {}

  /**
   * @param axis numbers the sessions
   * @param versions of one ticker, in any order; sessions that are not on the axis are left out
   */
  public PriceHistory(SessionAxis axis, List<PriceVersion> versions) {
    this(axis, versions, false);
  }

  /**
   * @param continued whether the ticker has bars before the axis begins; if so, the first row is
   *     the first session of the axis rather than that of the first bar
   */
  public PriceHistory(SessionAxis axis, List<PriceVersion> versions, boolean continued) {
    this.axis = axis;
    List<PriceVersion> ordered =
        versions.stream()
            .filter(v -> axis.indexOf(v.date()) >= 0)
            .sorted(Comparator.comparing(PriceVersion::date).thenComparing(PriceVersion::knownAt))
            .toList();
    first = ordered.isEmpty() || continued ? 0 : axis.indexOf(ordered.get(0).date());
    int length =
        ordered.isEmpty() ? 0 : axis.indexOf(ordered.get(ordered.size() - 1).date()) + 1 - first;
    sessions = new Entry[length][];
    Arrays.fill(sessions, new Entry[0]);
    int[] days = ordered.stream().mapToInt(v -> axis.indexOf(v.date()) - first).toArray();
    BarArrival[] arrivals = arrivals(ordered, days, length);
    TreeSet<Integer> starts = new TreeSet<>(List.of(0));
    for (int from = 0, to; from < days.length; from = to) {
      int day = days[from];
      to = from + 1;
      while (to < days.length && days[to] == day) {
        to++;
      }
      sessions[day] = entries(day, ordered.subList(from, to), arrivals[day]);
      for (Entry entry : sessions[day]) {
        boolean isCut = entry.seenFrom > day || entry.version.hasAction();
        if (isCut && entry.seenFrom < length) {
          starts.add(entry.seenFrom);
        }
      }
    }
    bounds = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private BarArrival[] arrivals(List<PriceVersion> ordered, int[] days, int length) {
    long[] decisions = new long[length];
    Arrays.setAll(decisions, t -> BarArrival.micros(axis.decision(first + t)));
    long[] firstKnown = new long[length];
    Arrays.fill(firstKnown, Long.MAX_VALUE);
    for (int i = 0; i < days.length; i++) {
      if (i == 0 || days[i] != days[i - 1]) {
        firstKnown[days[i]] = BarArrival.micros(ordered.get(i).knownAt());
      }
    }
    return BarArrival.of(decisions, firstKnown);
  }

  /** The versions of a day in the order in which sessions see them. */
  private Entry[] entries(int day, List<PriceVersion> versions, BarArrival arrival) {
    int size = versions.size();
    boolean isRevised = arrival == BarArrival.LOADED && size > 1;
    Entry[] entries = new Entry[isRevised ? size + 1 : size];
    int next = 0;
    if (isRevised) {
      entries[next++] = new Entry(versions.get(size - 1), day);
    }
    for (PriceVersion version : versions) {
      boolean counts = next == 0 && arrival != BarArrival.FILLED;
      int seenFrom = counts ? day : Math.max(day, axis.firstToKnow(version.knownAt()) - first);
      entries[next++] = new Entry(version, seenFrom);
    }
    return entries;
  }

  @Override
  public List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < bounds.length && sessions.length > 0; i++) {
      int end = i + 1 < bounds.length ? bounds[i + 1] : sessions.length;
      segments.add(new Segment(first + bounds[i], first + end));
    }
    return segments;
  }

  @Override
  public View seenBy(Segment segment, int from, int to) {
    return view(Math.max(0, from - first), to - first, segment.from() - first);
  }

  @Override
  public View asKnown() {
    return view(0, sessions.length, Integer.MAX_VALUE);
  }

  @Override
  public int rows() {
    return first + sessions.length;
  }

  @Override
  public long decision(int session) {
    return axis.decision(session).getEpochSecond();
  }

  @Override
  public int place(int row) {
    return row;
  }

  @Override
  public int firstFrom(int place) {
    return Math.min(place, rows());
  }

  @Override
  public boolean hasClose(int session) {
    int day = session - first;
    PriceVersion seen = day < 0 || day >= sessions.length ? null : seen(day, day);
    return seen != null && !Double.isNaN(seen.close());
  }

  /**
   * The version of a session's bar that a session sees; nothing if it sees none.
   *
   * @param by the session that sees it, the same or a later one
   */
  public Optional<PriceVersion> version(int session, int by) {
    int day = session - first;
    return day < 0 || day >= sessions.length
        ? Optional.empty()
        : Optional.ofNullable(seen(day, by - first));
  }

  private View view(int from, int to, int anchor) {
    int length = to - from;
    double[][] raw = new double[COLUMNS.size()][length];
    double[] ratio = new double[length];
    double[] dividend = new double[length];
    for (int i = 0; i < length; i++) {
      PriceVersion seen = seen(from + i, Math.max(anchor, from + i));
      fill(raw, i, seen);
      raw[PLACE_OF_TIME][i] = SECONDS_A_DAY * axis.date(first + from + i).toEpochDay();
      ratio[i] = seen == null ? 1 : seen.splitRatio();
      dividend[i] = seen == null ? 0 : seen.dividend();
    }
    double[] price = AdjustmentFactors.prices(ratio, raw[3], dividend);
    double[] shares = AdjustmentFactors.splits(ratio);
    for (int i = 0; i < length; i++) {
      for (int c = 0; c < 4; c++) {
        raw[c][i] *= price[i];
      }
      raw[4][i] *= shares[i];
      raw[5][i] *= price[i];
    }
    return new View(first + from, COLUMNS, raw);
  }

  private static void fill(double[][] raw, int i, PriceVersion seen) {
    raw[0][i] = seen == null ? Double.NaN : seen.open();
    raw[1][i] = seen == null ? Double.NaN : seen.high();
    raw[2][i] = seen == null ? Double.NaN : seen.low();
    raw[3][i] = seen == null ? Double.NaN : seen.close();
    raw[4][i] = seen == null ? Double.NaN : seen.volume();
    raw[5][i] = seen == null ? Double.NaN : seen.vwap();
  }

  private PriceVersion seen(int day, int by) {
    PriceVersion seen = null;
    for (Entry entry : sessions[day]) {
      if (entry.seenFrom() <= by) {
        seen = entry.version();
      }
    }
    return seen;
  }
}
