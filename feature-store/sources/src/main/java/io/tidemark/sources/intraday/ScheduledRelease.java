package io.tidemark.sources.intraday;

/**
 * A scheduled release.
 *
 * @param minute of the session at which it comes
 */
record ScheduledRelease(int minute, Kind kind) {
  private static final int[] AFTER = {0, 5, 15, 30, 60, 120};

  /** What is released, in order of weight: of two at one minute the first counts. */
  enum Kind {
    /** A holiday of the stock exchange on which the future trades. */
    HOLIDAY(new int[] {0, 30, 60, 90, 150, 210}, .35, .35, .35, .35, .35),
    /** The Federal Reserve's decision, with a press conference half an hour later. */
    FOMC(AFTER, 20, 8, 4, 14, 6),
    /** The decision alone, as in every other meeting before 2019. */
    FOMC_ALONE(AFTER, 15, 6, 4, 3, 2),
    /** The employment situation. */
    JOBS(AFTER, 22, 6.5, 3.5, 1.5, 1.2),
    /** The consumer price index. */
    CPI(AFTER, 16, 4.2, 2.3, 1.2, 1),
    /** The purchasing managers' indices. */
    ISM(AFTER, 2, 1.3, 1.3, 1.15, 1.05),
    /** Weekly claims of unemployment insurance. */
    CLAIMS(AFTER, 3, 1.5, 1.5, 1, 1);

    /** Minutes after the release between which the response is one. */
    @SuppressWarnings("ImmutableEnumChecker")
    final int[] edges;

    /** By how much variance exceeds the time of day's, where nothing was seen yet. */
    @SuppressWarnings("ImmutableEnumChecker")
    final double[] prior;

    Kind(int[] edges, double... prior) {
      this.edges = edges;
      this.prior = prior;
    }
  }
}
