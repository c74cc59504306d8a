package io.tidemark.features.factors.statistics;

import java.io.Serializable;
import java.util.List;

/**
 * All that is found about one feature.
 *
 * @param coverage share of the rows that have a value
 * @param horizons in the order asked for
 */
public record FeatureStudy(
    String feature,
    double coverage,
    List<HorizonStudy> horizons,
    Turnover turnover,
    RankPersistence persistence)
    implements Serializable {}
