package io.tidemark.ingest.inspect.coverage;

import java.io.Serializable;

/**
 * When missing bars are an outage of their vendor, and when the end of a ticker.
 *
 * @param outageShare of the tickers that the vendor had lately, how many it must lack at once
 * @param outageTickers how many those must be at least
 * @param lately in sessions: a ticker counts as had if it has a bar on one of so many before
 * @param longestOutage in sessions; a vendor that has less for longer has less
 * @param delistingSessions so many sessions without a bar, while a vendor that had the ticker goes
 *     on with others, end it
 */
public record CoverageThresholds(
    double outageShare, int outageTickers, int lately, int longestOutage, int delistingSessions)
    implements Serializable {
  /** What holds unless somebody says otherwise. */
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
