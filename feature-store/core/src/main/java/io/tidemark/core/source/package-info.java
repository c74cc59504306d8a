/** The contract of what a feature set reads, and what reads it: Spark or the views. */
package io.tidemark.core.source;
