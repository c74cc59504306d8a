package io.tidemark.sources.intraday;

/**
 * What is told at the end of a bar. Factors are relative to their session's mean; variances are
 * sums of squared log returns.
 *
 * @param diurnal what the time of day gives a bar, by the mean of past sessions
 * @param robust the same, which jumps do not move
 * @param fourier the same, smoothed by a flexible Fourier form
 * @param news what scheduled releases multiply it by
 * @param ahead what time of day and news give the next half hour's bars together; NaN in the
 *     session's last half hour
 * @param levels variance of a bar of which these give 1, over each of {@link
 *     VarianceLevels#WINDOWS}
 * @param realised squared returns of the last half hour of session time
 * @param bipower bipower variation of it, which jumps leave alone
 * @param range variance of it by true ranges (Parkinson)
 * @param fallOfDay deviations by which prices fell over a session's time, within three
 * @param fallOfHalfHour over half an hour
 * @param state 1 where jumps stand out, 2 where noise does, 3 for both
 * @param regression the next half hour's variance by the regression alone
 * @param blend by the blend of estimators; the forecast
 * @param seasonal mean of the same half hour in the last twenty sessions
 * @param har by a heterogeneous autoregression (Corsi 2009)
 * @param logHar by one in logarithms over what the time of day gives
 */
record VolatilityRow(
    double diurnal,
    double robust,
    double fourier,
    double news,
    double ahead,
    double[] levels,
    double realised,
    double bipower,
    double range,
    double fallOfDay,
    double fallOfHalfHour,
    int state,
    double regression,
    double blend,
    double seasonal,
    double har,
    double logHar) {}
