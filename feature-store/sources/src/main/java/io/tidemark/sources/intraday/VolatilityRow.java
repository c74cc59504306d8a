package io.tidemark.sources.intraday;

/**
 * The columns of one bar, known at its end. Factors are relative to the mean of their session;
 * variances are sums of squared log returns.
 *
 * @param diurnal time-of-day factor of the bar's variance, by the mean of past sessions
 * @param robust time-of-day factor that is robust to jumps
 * @param fourier time-of-day factor, smoothed by a flexible Fourier form
 * @param news multiplier of variance by scheduled releases
 * @param ahead sum of the product of both factors over the bars of the next half hour; NaN in the
 *     last half hour of the session
 * @param levels variance of a bar with both factors at 1, over each of {@link
 *     VarianceLevels#WINDOWS}
 * @param realised squared returns of the last half hour of session time
 * @param bipower bipower variation of the last half hour, robust to jumps
 * @param range variance of the last half hour by true ranges (Parkinson)
 * @param fallOfDay fall of prices over a session's time in standard deviations, at most three
 * @param fallOfHalfHour the same over half an hour
 * @param state 1 if jumps are prominent, 2 if noise is, 3 for both, 0 for neither
 * @param regression the next half hour's variance by the regression alone
 * @param blend variance of the next half hour by the blend of estimators; this is the forecast
 * @param seasonal mean of the same half hour in the last twenty sessions
 * @param har forecast by a heterogeneous autoregression (Corsi 2009)
 * @param logHar forecast by one in logarithms, relative to the mean of the time of day
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
