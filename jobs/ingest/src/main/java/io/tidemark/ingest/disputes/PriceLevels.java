package io.tidemark.ingest.disputes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits the gap between two vendors into plateaus, on which it is constant, and the days in
 * between. Prices of which only one is adjusted for an action differ by a constant factor.
 */
final class PriceLevels {
  /** The fewest sessions of a level: a week and a day. */
  private static final int SHORTEST = 6;

  /** At the beginning and the end of the histories a level may be truncated. */
  private static final int SHORTEST_AT_THE_END = 1;

  /**
   * Two actions can follow each other within days; a single session between them is not a level.
   */
  private static final int SHORTEST_BETWEEN_ACTIONS = 2;

  private PriceLevels() {}

  /**
   * Sessions {@code from} to {@code to - 1} with a constant gap.
   *
   * @param gap the median log ratio of the closes
   */
  record Plateau(int from, int to, double gap) {
    int length() {
      return to - from;
    }
  }

  /**
   * The plateaus of a pair, in order of time.
   *
   * @param skip sessions that belong to no plateau
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

  /** Merges plateaus of the same level that only a few deviating days separate. */
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
