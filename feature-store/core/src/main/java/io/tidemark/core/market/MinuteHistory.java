package io.tidemark.core.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One ticker's bars of a minute or more, as each of them saw the past. Rows are the bars that are
 * there; their places are their minutes since 1970.
 *
 * <p>The first version of a bar counts as known when the bar ended, since a history that was loaded
 * late was there to be known; a later one is seen from the first bar that ends when it was known.
 * Splits and dividends adjust what lies before their ex-date, from its first bar on, as the first
 * version of each tells them.
 */
public final class MinuteHistory implements BarHistory {
  private static final List<String> COLUMNS =
      Stream.concat(MinuteBars.COLUMNS.stream(), Stream.of(TIME)).toList();

  private final MinuteBars bars;

  /** Of each row the first of its versions; one more at the end. */
  private final int[] versions;

  private final int[] bounds;
  private final double[] ratio;
  private final double[] dividend;

  /**
   * @param zone whose midnight an ex-date begins with
   * @param actions of the ticker, in any order
   */
  public MinuteHistory(MinuteBars bars, List<CorporateAction> actions, ZoneId zone) {
    this.bars = bars;
    this.versions = versions(bars);
    this.ratio = new double[rows()];
    this.dividend = new double[rows()];
    Arrays.fill(ratio, 1);
    TreeSet<Integer> starts = new TreeSet<>(List.of(0));
    for (int row = 0; row < rows(); row++) {
      for (int v = versions[row] + 1; v < versions[row + 1]; v++) {
        starts.add(Math.max(row, firstToKnow(bars.knownAt()[v])));
      }
    }
    for (CorporateAction action : actions) {
      int row = firstOf(action.exDate(), zone);
      if (row < rows()) {
        starts.add(row);
        if (action.kind() == CorporateAction.Kind.SPLIT) {
          ratio[row] *= action.amount();
        } else {
          dividend[row] += action.amount();
        }
      }
    }
    bounds = starts.stream().mapToInt(Integer::intValue).filter(b -> b < rows()).toArray();
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
    return !Double.isNaN(bars.columns()[MinuteBars.CLOSE][seen(row, row)]);
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

  /** The first bar that begins on that day or later; none of those here may be the day's first. */
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

  /** The version of a row that another row sees. */
  private int seen(int row, int by) {
    int seen = versions[row];
    for (int v = seen + 1; v < versions[row + 1]; v++) {
      if (by >= rows() || bars.knownAt()[v] <= TimeUnit.SECONDS.toMicros(decision(by))) {
        seen = v;
      }
    }
    return seen;
  }

  private View view(int from, int to, int anchor) {
    int length = to - from;
    double[][] columns = new double[COLUMNS.size()][length];
    for (int i = 0; i < length; i++) {
      int seen = seen(from + i, Math.max(anchor, from + i));
      for (int c = 0; c < MinuteBars.COLUMNS.size(); c++) {
        columns[c][i] = bars.columns()[c][seen];
      }
      columns[columns.length - 1][i] = decision(from + i);
    }
    if (hasAction(from + 1, to)) {
      adjust(columns, from, to);
    }
    return new View(from, COLUMNS, columns);
  }

  private boolean hasAction(int from, int to) {
    for (int row = from; row < to; row++) {
      if (ratio[row] != 1 || dividend[row] != 0) {
        return true;
      }
    }
    return false;
  }

  private void adjust(double[][] columns, int from, int to) {
    double[] ratios = Arrays.copyOfRange(ratio, from, to);
    double[] price =
        AdjustmentFactors.prices(
            ratios, columns[MinuteBars.CLOSE], Arrays.copyOfRange(dividend, from, to));
    double[] shares = AdjustmentFactors.splits(ratios);
    for (int i = 0; i < price.length; i++) {
      for (int c = 0; c < MinuteBars.COLUMNS.size(); c++) {
        columns[c][i] *= c == MinuteBars.VOLUME ? shares[i] : c == MinuteBars.TRADES ? 1 : price[i];
      }
    }
  }
}
