/** Small charts as SVG text that needs nothing beside it. */
package io.tidemark.reports.plots;
