package io.tidemark.ingest.disputes;

import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Bars that repeat an earlier one although the share is still traded, or is no longer traded. */
final class StaleRuns {
  /**
   * The fewest sessions with the same close that count as stale while the other vendor's close
   * moves.
   */
  private static final int SHORTEST = 3;

  /** The fewest flat bars after the last bar of all other vendors that count as stale. */
  private static final int SHORTEST_TAIL = 5;

  private StaleRuns() {}

  /**
   * Stale runs of one vendor while the other vendor's closes move.
   *
   * @param stale is set to true on their sessions, except for the first, which is genuine
   */
  static List<Dispute> within(VendorPair pair, boolean[] stale) {
    List<Dispute> disputes = new ArrayList<>();
    for (boolean left : new boolean[] {true, false}) {
      int from = 1;
      while (from < pair.size()) {
        int to = from;
        while (to < pair.size() && repeats(pair.bars(left), to)) {
          to++;
        }
        if (to - from >= SHORTEST && moves(pair, !left, from - 1, to)) {
          Arrays.fill(stale, from, to, true);
          disputes.add(run(pair, left, from, to));
        }
        from = Math.max(to, from + 1);
      }
    }
    return disputes;
  }

  /** Flat bars of one vendor after the other vendor's last bar. */
  static List<Dispute> afterTheEnd(VendorPair pair) {
    List<Dispute> disputes = new ArrayList<>();
    for (boolean left : new boolean[] {true, false}) {
      NavigableMap<LocalDate, VendorBar> own = pair.series(left).bars();
      NavigableMap<LocalDate, VendorBar> others = pair.series(!left).bars();
      if (own.isEmpty() || others.isEmpty()) {
        continue;
      }
      List<VendorBar> tail = List.copyOf(own.tailMap(others.lastKey(), false).values());
      double last = own.lastEntry().getValue().close();
      if (tail.size() >= SHORTEST_TAIL && tail.stream().allMatch(bar -> bar.close() == last)) {
        VendorBar first = tail.get(0);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(pair.vendor(left), first.close());
        disputes.add(
            new Dispute(
                first.date(),
                own.lastKey(),
                tail.size(),
                "close",
                values,
                DisputeCause.STALE,
                pair.vendor(left),
                "after the last bar of %s, on %s, %s gives %s on all %d sessions"
                    .formatted(
                        pair.vendor(!left),
                        others.lastKey(),
                        pair.vendor(left),
                        FigureText.plain(last),
                        tail.size()),
                tail.get(tail.size() - 1).knownAt()));
      }
    }
    return disputes;
  }

  /** Whether all prices of a bar equal the previous close. */
  static boolean standsStill(VendorBar[] bars, int t) {
    return t > 0
        && bars[t].high() == bars[t].low()
        && bars[t].close() == bars[t].low()
        && VendorPair.isSame(bars[t].close(), bars[t - 1].close(), 0);
  }

  /** Whether a bar has the same prices as the previous one. */
  static boolean repeats(VendorBar[] bars, int t) {
    return t > 0
        && bars[t].close() == bars[t - 1].close()
        && bars[t].open() == bars[t - 1].open()
        && bars[t].high() == bars[t - 1].high()
        && bars[t].low() == bars[t - 1].low();
  }

  private static boolean moves(VendorPair pair, boolean left, int from, int to) {
    int moved = 0;
    for (int t = from + 1; t < to; t++) {
      moved += Math.abs(pair.move(left, from, t)) > 2 * pair.tolerance(t) ? 1 : 0;
    }
    return 2 * moved >= to - from - 1;
  }

  private static Dispute run(VendorPair pair, boolean left, int from, int to) {
    return new Dispute(
        pair.date(from),
        pair.date(to - 1),
        to - from,
        "close",
        pair.values(to - 1, VendorBar::close),
        DisputeCause.STALE,
        pair.vendor(left),
        "%s repeats its bar of %s while %s moves"
            .formatted(pair.vendor(left), pair.date(from - 1), pair.vendor(!left)),
        pair.knownAt(to - 1));
  }
}
