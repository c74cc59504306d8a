package io.tidemark.sources.intraday;

/**
 * A scheduled release.
 *
 * @param minute minute of the session at which it is published
 */
record ScheduledRelease(int minute, Kind kind) {
  private static final int[] AFTER = {0, 5, 15, 30, 60, 120};

  /**
   * The kind of release, in order of importance: of two at the same minute the first one counts.
   */
  enum Kind {
    /** A holiday of the stock exchange on which the future trades. */
    HOLIDAY(new int[] {0, 30, 60, 90, 150, 210}, .35, .35, .35, .35, .35),
    /** The Federal Reserve's decision with a press conference half an hour later. */
    FOMC(AFTER, 20, 8, 4, 14, 6),
    /** The decision without a press conference, as in every other meeting before 2019. */
    FOMC_ALONE(AFTER, 15, 6, 4, 3, 2),
    /** The US employment report. */
    JOBS(AFTER, 22, 6.5, 3.5, 1.5, 1.2),
    /** The consumer price index. */
    CPI(AFTER, 16, 4.2, 2.3, 1.2, 1),
    /** The purchasing managers' indices. */
    ISM(AFTER, 2, 1.3, 1.3, 1.15, 1.05),
    /** Weekly initial claims for unemployment insurance. */
    CLAIMS(AFTER, 3, 1.5, 1.5, 1, 1);

    /** Limits of the response intervals, in minutes after the release. */
    @SuppressWarnings("ImmutableEnumChecker")
    final int[] edges;

    /** The fixed multiplier of variance in each interval, used while there are no past releases. */
    @SuppressWarnings("ImmutableEnumChecker")
    final double[] prior;

    Kind(int[] edges, double... prior) {
      this.edges = edges;
      this.prior = prior;
    }
  }
}
