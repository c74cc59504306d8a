/** The morning page, an overview of the data for data engineers, and the decisions made on it. */
package io.tidemark.serving.console;
