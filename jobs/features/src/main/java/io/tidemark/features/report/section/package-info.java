/** The sections of the run report; each begins with one sentence that states the finding. */
package io.tidemark.features.report.section;
