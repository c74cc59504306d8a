/** The API process: published versions, held in memory and answered over HTTP. */
package io.tidemark.serving;
