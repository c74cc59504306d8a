/**
 * Charts as SVG files that stand alone, such as MLflow's artifacts: their text and colours lie in
 * them, where those of {@code reports.chart} come from the page. Axes and figures are the same.
 */
package io.tidemark.reports.plots;
