/**
 * What a feature is worth, over plain arrays: panels are indexed by session, then by name, and a
 * value that is missing is not a number.
 */
package io.tidemark.features.factors.statistics;
