/** The HTML page of a factor report, one class per section. */
package io.tidemark.features.factors.page;
