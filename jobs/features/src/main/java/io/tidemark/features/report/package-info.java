/** Writes the report of a run: one self-contained HTML file. */
package io.tidemark.features.report;
