/** Small charts as self-contained SVG files. */
package io.tidemark.reports.plots;
