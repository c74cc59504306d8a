/**
 * Statistics of a feature's predictive power over plain arrays. Panels are indexed by session, then
 * by name (a ticker); a missing value is NaN.
 */
package io.tidemark.features.factors.statistics;
