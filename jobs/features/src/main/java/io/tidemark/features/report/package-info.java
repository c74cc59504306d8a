/** Writes a run's report: one HTML file that needs nothing beside it. */
package io.tidemark.features.report;
