package io.tidemark.features.inputs;

import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.GapFills;
import io.tidemark.core.market.KnownAction;
import io.tidemark.core.market.MinuteBars;
import io.tidemark.core.market.MinuteHistory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Intraday bars of one ticker; their positions are minutes since 1970. */
public record TickerMinutes(
    String ticker, MinuteBars bars, List<KnownAction> actions, ZoneId zone, Span wanted)
    implements TickerBars {

  /**
   * All rows: a look-back of thinly traded tickers reaches further back in time than that of
   * others.
   */
  @Override
  public int rowsBefore(int lookBack) {
    return bars.size();
  }

  @Override
  public boolean isMember(int row) {
    return true;
  }

  /** Whether a row is wanted for at least one bar. */
  public boolean hasWanted() {
    return firstFrom(wanted.from()) < firstFrom(wanted.to());
  }

  @Override
  public BarHistory history() {
    return new MinuteHistory(bars, actions, zone);
  }

  /**
   * Cuts the bars into pieces that can be computed independently: each piece contains the bars that
   * its wanted rows look back to.
   *
   * @param rows number of wanted rows per piece
   */
  public List<TickerBars> pieces(int rows, int lookBack, int lookAhead) {
    if (!actions.isEmpty()) {
      // Not cut: adjusted labels need the ticker's last bar, at which they are anchored.
      return List.of(this);
    }
    long[] ends = bars.ends();
    int from = firstFrom(wanted.from());
    int to = firstFrom(wanted.to());
    List<TickerBars> pieces = new ArrayList<>();
    for (int start = from; start < to; ) {
      int end = Math.min(to, start + rows);
      while (end < to && ends[end] == ends[end - 1]) {
        end++;
      }
      int last = Math.max(after(end, lookAhead), lastToTellFills(end));
      pieces.add(
          new TickerMinutes(
              ticker,
              bars.part(before(start, lookBack), last),
              actions,
              zone,
              new Span(minute(start), end < to ? minute(end) : wanted.to())));
      start = end;
    }
    return pieces;
  }

  /**
   * After the bars that show which of those before a version filled gaps: a later bar that was
   * known before one that came at most {@link GapFills#GRACE} late.
   */
  private int lastToTellFills(int version) {
    long until = bars.ends()[version - 1] + GapFills.GRACE.toSeconds();
    int last = version;
    while (last < bars.size() && bars.ends()[last] <= until) {
      last++;
    }
    return last;
  }

  private int minute(int version) {
    return (int) (bars.ends()[version] / 60);
  }

  private int firstFrom(int place) {
    int version = 0;
    while (version < bars.size() && minute(version) < place) {
      version++;
    }
    return version;
  }

  /** Index of the first version of the bar that is {@code count} bars earlier. */
  private int before(int version, int count) {
    int at = version;
    for (int left = count; at > 0 && left > 0; left--) {
      long end = bars.ends()[--at];
      while (at > 0 && bars.ends()[at - 1] == end) {
        at--;
      }
    }
    return at;
  }

  /** Index after the last version of the bar that is {@code count} bars later. */
  private int after(int version, int count) {
    int at = version;
    for (int left = count; at < bars.size() && left > 0; left--) {
      long end = bars.ends()[at++];
      while (at < bars.size() && bars.ends()[at] == end) {
        at++;
      }
    }
    return at;
  }
}
