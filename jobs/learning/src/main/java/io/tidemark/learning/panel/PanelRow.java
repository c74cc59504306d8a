package io.tidemark.learning.panel;

import java.time.LocalDate;

/**
 * One ticker's day, as it comes out of the feature table.
 *
 * @param values one a feature, in the panel's order; NaN where missing
 * @param label NaN until its future is known
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between a table and the panel, never compared
public record PanelRow(LocalDate date, String ticker, float[] values, double label) {}
