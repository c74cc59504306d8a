/** The API process: published versions, kept in memory and served over HTTP. */
package io.tidemark.serving;
