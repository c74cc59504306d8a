package io.tidemark.features.factors.statistics;

import java.io.Serializable;
import java.util.List;

/**
 * All results about one feature.
 *
 * @param coverage share of the rows that have a value
 * @param horizons one study per horizon, in the order of the request
 */
public record FeatureStudy(
    String feature,
    double coverage,
    List<HorizonStudy> horizons,
    Turnover turnover,
    RankPersistence persistence)
    implements Serializable {}
