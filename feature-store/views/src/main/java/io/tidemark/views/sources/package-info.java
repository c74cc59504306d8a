/** Reads joined feature sources without Spark. */
package io.tidemark.views.sources;
