package io.tidemark.features.inputs;

import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.KnownAction;
import io.tidemark.core.market.MinuteBars;
import io.tidemark.core.market.MinuteHistory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Bars of a minute or more; their places are minutes since 1970. */
public record TickerMinutes(
    String ticker, MinuteBars bars, List<KnownAction> actions, ZoneId zone, Span wanted)
    implements TickerBars {

  /** All: rows of thin tickers reach further back in time than those of others. */
  @Override
  public int rowsBefore(int lookBack) {
    return bars.size();
  }

  /** Whether there is a bar of which a row is wanted. */
  public boolean hasWanted() {
    return firstFrom(wanted.from()) < firstFrom(wanted.to());
  }

  @Override
  public BarHistory history() {
    return new MinuteHistory(bars, actions, zone);
  }

  /**
   * Cut into pieces that can be computed apart: each with the bars that its wanted rows look back
   * to.
   *
   * @param rows wanted in a piece
   */
  public List<TickerBars> pieces(int rows, int lookBack, int lookAhead) {
    if (!actions.isEmpty()) {
      // A label is anchored at the last bar of all.
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
      int last = Math.min(bars.size(), after(end, lookAhead));
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

  /** The first version of the bar that many bars before. */
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

  /** The version after the last one of that many bars more. */
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
