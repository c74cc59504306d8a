package io.tidemark.ingest.inspect.coverage;

import java.io.Serializable;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When vendors had outages, and until when they have bars.
 *
 * <p>A vendor has an outage on a session if it lacks a given share of its recent tickers. The
 * outage lasts while that share is lacking, but not longer than the rule allows: after that the
 * smaller number of tickers is taken as normal.
 */
final class Outages implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, Vendor> vendors = new LinkedHashMap<>();

  /**
   * @param out sessions of an outage
   * @param sound sessions with bars that are not in an outage
   * @param last the last session with a bar
   */
  private record Vendor(BitSet out, BitSet sound, int last) implements Serializable {}

  Outages(Map<String, TickerCounts> attendance, CoverageThresholds thresholds) {
    attendance.forEach((vendor, counts) -> vendors.put(vendor, judge(counts, thresholds)));
  }

  private static Vendor judge(TickerCounts counts, CoverageThresholds thresholds) {
    BitSet out = new BitSet();
    BitSet sound = new BitSet();
    int start = -1;
    int last = -1;
    for (int session = 0; session < counts.sessions(); session++) {
      if (start >= 0
          && (session - start >= thresholds.longestOutage()
              || !(begins(counts, session, thresholds)
                  || goesOn(counts, start, session, thresholds)))) {
        start = -1;
      }
      if (start < 0 && begins(counts, session, thresholds)) {
        start = session;
      }
      out.set(session, start >= 0);
      sound.set(session, start < 0 && counts.present(session) > 0);
      last = counts.present(session) > 0 ? session : last;
    }
    return new Vendor(out, sound, last);
  }

  private static boolean begins(TickerCounts counts, int session, CoverageThresholds thresholds) {
    return isMany(counts.lacking(session), counts.had(session), thresholds);
  }

  private static boolean goesOn(
      TickerCounts counts, int start, int session, CoverageThresholds thresholds) {
    int before = counts.had(start);
    return isMany(before - counts.present(session), before, thresholds);
  }

  private static boolean isMany(int lacking, int of, CoverageThresholds thresholds) {
    return lacking >= thresholds.outageTickers() && lacking >= thresholds.outageShare() * of;
  }

  boolean isOut(String vendor, int session) {
    return vendors.get(vendor).out.get(session);
  }

  /** The last session on which the vendor has a bar of anything; negative if there is none. */
  int last(String vendor) {
    return vendors.get(vendor).last;
  }

  /** The last session on which any vendor has a bar. */
  int last() {
    return vendors.values().stream().mapToInt(Vendor::last).max().orElse(-1);
  }

  /** The number of sessions after that one on which the vendor has bars and no outage. */
  int soundAfter(String vendor, int session) {
    BitSet sound = vendors.get(vendor).sound;
    return sound.get(session + 1, Math.max(session + 1, sound.length())).cardinality();
  }
}
