/**
 * Charts as inline SVG, with round axis ticks.
 *
 * <p>Drawings stretch with the page but their text does not: shapes are SVG without a fixed aspect
 * ratio, labels are HTML text positioned over it in percent, so that charts are also readable on a
 * phone.
 */
package io.tidemark.reports.chart;
