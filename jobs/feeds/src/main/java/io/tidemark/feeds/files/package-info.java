/** Delimited files of any common dialect, and which of their columns is which of ours. */
package io.tidemark.feeds.files;
