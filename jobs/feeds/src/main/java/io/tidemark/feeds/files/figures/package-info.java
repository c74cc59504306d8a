/** Figures as files write them: which character is the decimal separator, which groups digits. */
package io.tidemark.feeds.files.figures;
