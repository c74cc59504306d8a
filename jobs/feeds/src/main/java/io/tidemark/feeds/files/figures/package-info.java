/** Number formats in files: which character is the decimal separator and which groups digits. */
package io.tidemark.feeds.files.figures;
