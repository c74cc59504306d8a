/**
 * The report's sections: each takes small figures and begins with a sentence that says the finding.
 */
package io.tidemark.features.report.section;
