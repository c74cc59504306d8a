package io.tidemark.ingest.disputes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the gap between two vendors into plateaus, on which it stays the same, and the days between.
 * Prices that differ by an action that one of them has not taken in differ by a constant factor.
 */
final class PriceLevels {
  /** A week and a day: nothing shorter is a level of its own. */
  private static final int SHORTEST = 6;

  /** Where the histories begin or end, a level may be cut short. */
  private static final int SHORTEST_AT_THE_END = 1;

  /** Two actions can follow each other within days; a level of a day between them is none. */
  private static final int SHORTEST_BETWEEN_ACTIONS = 2;

  private PriceLevels() {}

  /**
   * Sessions {@code from} to {@code to - 1} with one gap.
   *
   * @param gap the median, in log terms
   */
  record Plateau(int from, int to, double gap) {
    int length() {
      return to - from;
    }
  }

  /**
   * The plateaus of a pair, in order of time.
   *
   * @param skip sessions that belong to none
   */
  static List<Plateau> of(VendorPair pair, boolean[] skip) {
    List<Plateau> plateaus = new ArrayList<>();
    int from = 0;
    while (from < pair.size()) {
      int to = end(pair, from, skip);
      if (to - from >= shortest(pair, from, to)) {
        plateaus.add(new Plateau(from, to, median(pair.gap, from, to)));
      }
      from = Math.max(to, from + 1);
    }
    return withoutInterludes(pair, plateaus);
  }

  /** A few days between two stretches of one level are no level but odd days. */
  private static List<Plateau> withoutInterludes(VendorPair pair, List<Plateau> plateaus) {
    List<Plateau> levels = new ArrayList<>();
    for (int i = 0; i < plateaus.size(); i++) {
      Plateau plateau = plateaus.get(i);
      boolean interlude =
          plateau.length() < SHORTEST
              && i > 0
              && i + 1 < plateaus.size()
              && Math.abs(plateaus.get(i - 1).gap() - plateaus.get(i + 1).gap())
                  <= pair.tolerance(plateau.from());
      if (!interlude) {
        levels.add(plateau);
      }
    }
    return levels;
  }

  private static int shortest(VendorPair pair, int from, int to) {
    if (from == 0 || to == pair.size()) {
      return SHORTEST_AT_THE_END;
    }
    boolean betweenActions = pair.hasExDate(pair.date(from)) && pair.hasExDate(pair.date(to));
    return betweenActions ? SHORTEST_BETWEEN_ACTIONS : SHORTEST;
  }

  private static int end(VendorPair pair, int from, boolean[] skip) {
    double mean = pair.gap[from];
    int t = from;
    while (t < pair.size() && !skip[t] && Math.abs(pair.gap[t] - mean) <= pair.tolerance(t)) {
      t++;
      mean += (pair.gap[t - 1] - mean) / (t - from);
    }
    return t;
  }

  private static double median(double[] values, int from, int to) {
    double[] sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
