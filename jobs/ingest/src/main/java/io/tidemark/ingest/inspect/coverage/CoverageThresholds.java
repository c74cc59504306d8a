package io.tidemark.ingest.inspect.coverage;

import java.io.Serializable;

/**
 * When missing bars are an outage of the vendor, and when they are a delisting.
 *
 * @param outageShare the share of its recent tickers that the vendor must lack at once
 * @param outageTickers the fewest such tickers
 * @param lately in sessions: a ticker is recent if it has a bar on one of this many previous
 *     sessions
 * @param longestOutage in sessions; after that the smaller number of tickers is taken as normal
 * @param delistingSessions a ticker is delisted after this many sessions without a bar, if a vendor
 *     that had it still has others
 */
public record CoverageThresholds(
    double outageShare, int outageTickers, int lately, int longestOutage, int delistingSessions)
    implements Serializable {
  /** The default rule. */
  public static final CoverageThresholds DEFAULT = new CoverageThresholds(0.30, 5, 5, 20, 5);

  public CoverageThresholds {
    if (!(outageShare > 0 && outageShare <= 1)) {
      throw new IllegalArgumentException(
          "outage share %s must be above 0 and at most 1".formatted(outageShare));
    }
    if (outageTickers < 1 || lately < 1 || longestOutage < 1 || delistingSessions < 1) {
      throw new IllegalArgumentException(
          "outage tickers %d, sessions lately %d, longest outage %d and delisting sessions %d must be at least 1"
              .formatted(outageTickers, lately, longestOutage, delistingSessions));
    }
  }
}
