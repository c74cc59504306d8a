package io.tidemark.regimes;

import io.tidemark.core.market.BarArrival;
import java.util.ArrayList;
import java.util.List;

/** All versions of one ticker's bar of one session. */
final class BarVersions {
  /** Limits of a single ticker's simple return; larger moves are news or errors and are clipped. */
  private static final double LARGEST_FALL = -0.5;

  private static final double LARGEST_RISE = 0.5;

  private final List<Bar> versions = new ArrayList<>(1);

  /**
   * One version of the bar.
   *
   * @param knownAt microseconds since 1970, UTC
   * @param close USD per share, as traded; NaN where the price was withdrawn
   * @param splitRatio new shares per old share on this ex-date, else 1
   * @param cashDividend USD per share on this ex-date, else 0
   * @param disputed whether the vendors disagreed
   */
  record Bar(
      long knownAt, double close, double splitRatio, double cashDividend, boolean disputed) {}

  private BarArrival arrival = BarArrival.IN_TIME;

  /** Adds a version; versions must be added in the order in which they became known. */
  void add(Bar version) {
    versions.add(version);
  }

  /** When the bar was first known, in microseconds since 1970, UTC. */
  long firstKnown() {
    return versions.get(0).knownAt();
  }

  /** Sets how the first version arrived. */
  void came(BarArrival how) {
    arrival = how;
  }

  /**
   * The version used at a decision: the last one known by then. If none was known, it depends on
   * how the bar {@linkplain BarArrival arrived}: the last version for a history that was loaded
   * late, none for a gap that was filled later, and the first version otherwise.
   *
   * @return null if there is none
   */
  Bar usedAt(long decision) {
    if (firstKnown() > decision) {
      return switch (arrival) {
        case FILLED -> null;
        case LOADED -> versions.get(versions.size() - 1);
        case IN_TIME, LATE -> versions.get(0);
      };
    }
    Bar used = null;
    for (Bar version : versions) {
      if (version.knownAt() <= decision) {
        used = version;
      }
    }
    return used;
  }

  /**
   * The log total return between two sessions' bars as used at the later one's decision: {@code
   * ln(close · split / (previous close − dividend))}. NaN where a bar was not known yet, is
   * disputed or has no price.
   */
  static double logReturn(BarVersions previous, BarVersions current, long decision) {
    Bar before = previous.usedAt(decision);
    Bar now = current.usedAt(decision);
    if (before == null || now == null) {
      return Double.NaN;
    }
    double paid = before.close() - now.cashDividend();
    double worth = now.close() * now.splitRatio();
    if (before.disputed() || now.disputed() || !(paid > 0) || !(worth > 0)) {
      return Double.NaN;
    }
    double simple = worth / paid - 1;
    return StrictMath.log1p(Math.max(LARGEST_FALL, Math.min(LARGEST_RISE, simple)));
  }
}
