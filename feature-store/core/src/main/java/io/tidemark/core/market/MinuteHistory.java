package io.tidemark.core.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The bars of one ticker of one or more minutes, point in time. Rows are the bars that exist; the
 * position of a row is its minute since 1970.
 *
 * <p>The first version of a bar counts as known when the bar ended, since a history that is loaded
 * late could have been known then. A later version, and a {@linkplain GapFills gap} that was filled
 * afterwards, is seen from the first bar that ends at or after its {@code known_at}. If a bar
 * arrived more than {@link GapFills#GRACE} after its end, the bars before its arrival see its last
 * version. Splits and dividends adjust the rows before their ex-date, as seen from the first bar of
 * the ex-date on or, if they were reported some days late, from the time at which they became
 * known.
 */
public final class MinuteHistory implements BarHistory {
  private static final List<String> COLUMNS =
      Stream.concat(MinuteBars.COLUMNS.stream(), Stream.of(TIME)).toList();

  private final MinuteBars bars;

  /** Per row, the index of its first version; one more element at the end. */
  private final int[] versions;

  /** Per version, the first row that sees it. */
  private final int[] seenFrom;

  private final int[] bounds;
  private final List<Effect> effects = new ArrayList<>();

  /**
   * The adjustment that an action applies at the first row of its ex-date, seen by rows from {@code
   * seenFrom} on.
   */
  private record Effect(int row, int seenFrom, double ratio, double dividend) {}

  /**
   * @param zone time zone in which an ex-date begins at midnight
   * @param actions of the ticker, in any order
   */
  public MinuteHistory(MinuteBars bars, List<KnownAction> actions, ZoneId zone) {
    this.bars = bars;
    this.versions = versions(bars);
    this.seenFrom = new int[bars.size()];
    TreeSet<Integer> starts = new TreeSet<>(List.of(0));
    boolean[] fills = fills();
    for (int row = 0; row < rows(); row++) {
      for (int v = versions[row]; v < versions[row + 1]; v++) {
        boolean inTime = v == versions[row] && !fills[row] && !isRevised(row);
        seenFrom[v] = inTime ? row : Math.max(row, firstToKnow(bars.knownAt()[v]));
        if (seenFrom[v] > row) {
          starts.add(seenFrom[v]);
        }
      }
    }
    for (KnownAction known : actions) {
      int row = firstOf(known.action().exDate(), zone);
      if (row < rows()) {
        Effect effect = effect(known, row);
        effects.add(effect);
        starts.add(effect.seenFrom);
      }
    }
    bounds = starts.stream().mapToInt(Integer::intValue).filter(b -> b < rows()).toArray();
  }

  /** Whether it arrived so late that it counts as known in time, with its later restatements. */
  private boolean isRevised(int row) {
    long late = TimeUnit.SECONDS.toMicros(decision(row) + GapFills.GRACE.toSeconds());
    return versions[row + 1] - versions[row] > 1 && bars.knownAt()[versions[row]] > late;
  }

  private boolean[] fills() {
    long[] decisions = new long[rows()];
    long[] known = new long[rows()];
    for (int row = 0; row < decisions.length; row++) {
      decisions[row] = TimeUnit.SECONDS.toMicros(decision(row));
      known[row] = bars.knownAt()[versions[row]];
    }
    return GapFills.among(decisions, known);
  }

  /**
   * An action was reported late if the first bar of its ex-date was known before it and it came
   * some days afterwards.
   */
  private Effect effect(KnownAction known, int row) {
    long knownMicros = ChronoUnit.MICROS.between(Instant.EPOCH, known.knownAt());
    long end = TimeUnit.SECONDS.toMicros(decision(row));
    boolean late =
        knownMicros > end
            && knownMicros <= end + TimeUnit.SECONDS.toMicros(GapFills.GRACE.toSeconds())
            && bars.knownAt()[versions[row]] < knownMicros;
    boolean isSplit = known.action().kind() == CorporateAction.Kind.SPLIT;
    double amount = known.action().amount();
    return new Effect(
        row,
        late ? Math.max(row, firstToKnow(knownMicros)) : row,
        isSplit ? amount : 1,
        isSplit ? 0 : amount);
  }

  private static int[] versions(MinuteBars bars) {
    int[] versions = new int[bars.size() + 1];
    int rows = 0;
    for (int v = 0; v < bars.size(); v++) {
      if (v == 0 || bars.ends()[v] != bars.ends()[v - 1]) {
        versions[rows++] = v;
      }
    }
    versions[rows] = bars.size();
    return Arrays.copyOf(versions, rows + 1);
  }

  @Override
  public List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < bounds.length; i++) {
      segments.add(new Segment(bounds[i], i + 1 < bounds.length ? bounds[i + 1] : rows()));
    }
    return segments;
  }

  @Override
  public View seenBy(Segment segment, int from, int to) {
    return view(Math.max(0, from), to, segment.from());
  }

  @Override
  public View asKnown() {
    return view(0, rows(), rows());
  }

  @Override
  public boolean hasClose(int row) {
    int seen = seen(row, row);
    return seen >= 0 && !Double.isNaN(bars.columns()[MinuteBars.CLOSE][seen]);
  }

  @Override
  public int rows() {
    return versions.length - 1;
  }

  @Override
  public long decision(int row) {
    return bars.ends()[versions[row]];
  }

  @Override
  public int place(int row) {
    return (int) TimeUnit.SECONDS.toMinutes(decision(row));
  }

  @Override
  public int firstFrom(int place) {
    return firstEnding(TimeUnit.MINUTES.toSeconds(place));
  }

  private int firstToKnow(long micros) {
    return firstEnding(Math.floorDiv(micros + 999_999, 1_000_000L));
  }

  /** The first bar that begins on that day or later. */
  private int firstOf(LocalDate exDate, ZoneId zone) {
    int row = firstEnding(exDate.atStartOfDay(zone).toEpochSecond() + 1);
    boolean isEarlier =
        row == 0
            && rows() > 0
            && LocalDate.ofInstant(Instant.ofEpochSecond(bars.ends()[0]), zone).isAfter(exDate);
    return isEarlier ? rows() : row;
  }

  private int firstEnding(long second) {
    int low = 0;
    int high = rows();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bars.ends()[versions[middle]] < second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The version of a row that another row sees; negative if there is none. */
  private int seen(int row, int by) {
    int seen = -1;
    for (int v = versions[row]; v < versions[row + 1]; v++) {
      if (seenFrom[v] <= by) {
        seen = v;
      }
    }
    return seen < 0 && isRevised(row) ? versions[row + 1] - 1 : seen;
  }

  private View view(int from, int to, int anchor) {
    int length = to - from;
    double[][] columns = new double[COLUMNS.size()][length];
    for (int i = 0; i < length; i++) {
      int seen = seen(from + i, Math.max(anchor, from + i));
      for (int c = 0; c < MinuteBars.COLUMNS.size(); c++) {
        columns[c][i] = seen < 0 ? Double.NaN : bars.columns()[c][seen];
      }
      columns[columns.length - 1][i] = decision(from + i);
    }
    adjust(columns, from, to, anchor);
    return new View(from, COLUMNS, columns);
  }

  private void adjust(double[][] columns, int from, int to, int anchor) {
    double[] ratio = new double[to - from];
    double[] dividend = new double[to - from];
    Arrays.fill(ratio, 1);
    boolean any = false;
    for (Effect effect : effects) {
      if (effect.row > from && effect.row < to && effect.seenFrom <= anchor) {
        ratio[effect.row - from] *= effect.ratio;
        dividend[effect.row - from] += effect.dividend;
        any = true;
      }
    }
    if (!any) {
      return;
    }
    double[] price = AdjustmentFactors.prices(ratio, columns[MinuteBars.CLOSE], dividend);
    double[] shares = AdjustmentFactors.splits(ratio);
    for (int i = 0; i < price.length; i++) {
      for (int c = 0; c < MinuteBars.COLUMNS.size(); c++) {
        columns[c][i] *= c == MinuteBars.VOLUME ? shares[i] : c == MinuteBars.TRADES ? 1 : price[i];
      }
    }
  }
}
