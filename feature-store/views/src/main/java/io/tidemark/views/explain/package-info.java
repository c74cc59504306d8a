/** The provenance of one price. */
package io.tidemark.views.explain;
