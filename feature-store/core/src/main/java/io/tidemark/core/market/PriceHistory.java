package io.tidemark.core.market;

import io.tidemark.core.time.SessionAxis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * One ticker's prices as they were seen on each day: adjusted for what had happened and restated by
 * what was known by then, and by nothing later.
 *
 * <p>The version of a bar that day {@code t} sees is the last one known at the decision time of
 * {@code t}; where none was known by then, the first one ever: a history that was loaded late
 * counts as known in time, a restatement, and a {@linkplain GapFills gap} that was filled
 * afterwards, only from when it came.
 *
 * <p>Days between two ex-dates or restatements see the same past, so the history falls into
 * {@linkplain #segments() segments}, each with one view. Within a view the last ex-date is the
 * anchor: later prices are as traded, earlier ones are adjusted to it.
 */
public final class PriceHistory {
  /** The columns of a view, in order. */
  public static final List<String> COLUMNS =
      List.of("open", "high", "low", "close", "volume", "vwap");

  private final int first;
  private final Entry[][] sessions;
  private final int[] bounds;

  /** A version with the first session that sees it, counted from the history's first. */
  private record Entry(PriceVersion version, int seenFrom) {}

  /** Sessions that see the same past: {@code from} included, {@code to} not, on the axis. */
  public record Segment(int from, int to) {}

  /**
   * Adjusted columns as one segment sees them.
   *
   * @param start session on the axis of the first value
   * @param columns one array a column of {@link #COLUMNS}; NaN where there is no bar
   */
  public record View(int start, double[][] columns) {
    /** The named column. */
    public double[] column(String name) {
      return columns[COLUMNS.indexOf(name)];
    }

    public int length() {
      return columns[0].length;
    }
  }

  /**
   * @param axis on which the sessions are numbered
   * @param versions of one ticker, in any order; those not on the axis are left out
   */
  public PriceHistory(SessionAxis axis, List<PriceVersion> versions) {
    List<PriceVersion> ordered =
        versions.stream()
            .filter(v -> axis.indexOf(v.date()) >= 0)
            .sorted(Comparator.comparing(PriceVersion::date).thenComparing(PriceVersion::knownAt))
            .toList();
    first = ordered.isEmpty() ? 0 : axis.indexOf(ordered.get(0).date());
    int length =
        ordered.isEmpty() ? 0 : axis.indexOf(ordered.get(ordered.size() - 1).date()) + 1 - first;
    sessions = new Entry[length][];
    Arrays.fill(sessions, new Entry[0]);
    boolean[] fills = gapFills(axis, ordered, length);
    TreeSet<Integer> starts = new TreeSet<>(List.of(0));
    for (PriceVersion version : ordered) {
      int day = axis.indexOf(version.date()) - first;
      boolean inTime = sessions[day].length == 0 && !fills[day];
      int known = axis.firstToKnow(version.knownAt()) - first;
      int seenFrom = inTime ? day : Math.max(day, known);
      sessions[day] = Arrays.copyOf(sessions[day], sessions[day].length + 1);
      sessions[day][sessions[day].length - 1] = new Entry(version, seenFrom);
      if (seenFrom < length && (seenFrom > day || version.hasAction())) {
        starts.add(seenFrom);
      }
    }
    bounds = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean[] gapFills(SessionAxis axis, List<PriceVersion> ordered, int length) {
    Instant[] decisions = new Instant[length];
    Arrays.setAll(decisions, t -> axis.decision(first + t));
    Instant[] firstKnown = new Instant[length];
    for (PriceVersion version : ordered) {
      int day = axis.indexOf(version.date()) - first;
      firstKnown[day] = firstKnown[day] == null ? version.knownAt() : firstKnown[day];
    }
    return GapFills.among(decisions, firstKnown);
  }

  /** The sessions from the first bar to the last, cut where the view of the past changes. */
  public List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < bounds.length && sessions.length > 0; i++) {
      int end = i + 1 < bounds.length ? bounds[i + 1] : sessions.length;
      segments.add(new Segment(first + bounds[i], first + end));
    }
    return segments;
  }

  /** What a segment's days see, from {@code lookBack} sessions before its first to its last. */
  public View seenBy(Segment segment, int lookBack) {
    int anchor = segment.from() - first;
    return view(Math.max(0, anchor - lookBack), segment.to() - first, anchor);
  }

  /**
   * Everything as it is known now, anchored at the last session: for labels, never for features.
   */
  public View asKnown() {
    return view(0, sessions.length, Integer.MAX_VALUE);
  }

  /** Whether the ticker has a close on that session, as that session itself saw it. */
  public boolean hasClose(int session) {
    int day = session - first;
    PriceVersion seen = day < 0 || day >= sessions.length ? null : seen(day, day);
    return seen != null && !Double.isNaN(seen.close());
  }

  private View view(int from, int to, int anchor) {
    int length = to - from;
    double[][] raw = new double[COLUMNS.size()][length];
    double[] ratio = new double[length];
    double[] dividend = new double[length];
    for (int i = 0; i < length; i++) {
      PriceVersion seen = seen(from + i, Math.max(anchor, from + i));
      fill(raw, i, seen);
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
    return new View(first + from, raw);
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
