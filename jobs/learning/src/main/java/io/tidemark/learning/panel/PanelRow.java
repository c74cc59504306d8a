package io.tidemark.learning.panel;

import java.time.LocalDate;

/**
 * One row of the feature table: one ticker on one day.
 *
 * @param values one per feature, in the order of the panel; NaN where missing
 * @param label NaN until the returns it looks ahead to are known
 */
@SuppressWarnings(
    "ArrayRecordComponent") // only carries values from the table to the panel, never compared
public record PanelRow(LocalDate date, String ticker, float[] values, double label) {}
