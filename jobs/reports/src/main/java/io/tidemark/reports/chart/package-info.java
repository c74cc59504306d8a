/**
 * A small chart kit: markup that escapes its text, nice axes, and charts as inline SVG.
 *
 * <p>A drawing stretches with the page while its text does not: shapes are SVG without an aspect
 * ratio, labels are text placed over it in percent, so that a chart reads as well on a phone.
 */
package io.tidemark.reports.chart;
