package io.tidemark.learning.walkforward;

import java.time.LocalDate;

/**
 * One learner's out-of-sample score on one test day.
 *
 * @param session index in the panel
 * @param regime the regime as known at the close of that day
 * @param tickers number of scored tickers
 * @param metric name of the metric, such as {@link #RANK_IC}
 */
public record DayScore(
    int session,
    LocalDate date,
    int fold,
    String regime,
    int tickers,
    String learner,
    String metric,
    double value) {

  /** Rank information coefficient: Spearman's correlation of prediction and label over tickers. */
  public static final String RANK_IC = "rank_ic";

  /** Return after costs of the learner's {@link LongShortPortfolio}, a fraction. */
  public static final String NET_RETURN = "net_return";

  /** Sum of the absolute changes of that portfolio's weights. */
  public static final String TURNOVER = "turnover";
}
