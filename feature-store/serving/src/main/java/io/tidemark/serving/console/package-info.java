/** The morning page: what a data engineer looks at first, and the words that he can give there. */
package io.tidemark.serving.console;
