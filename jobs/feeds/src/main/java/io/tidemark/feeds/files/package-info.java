/** Delimited files in any common dialect, and the mapping of their columns to ours. */
package io.tidemark.feeds.files;
