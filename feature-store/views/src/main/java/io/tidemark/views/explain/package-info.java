/** How one price came to be. */
package io.tidemark.views.explain;
