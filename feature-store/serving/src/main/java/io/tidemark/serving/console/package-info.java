/** The morning page: what a data engineer looks at first, and the decisions made there. */
package io.tidemark.serving.console;
