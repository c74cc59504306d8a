/** Reads files of index members, in which a row depends on others of its file. */
package io.tidemark.feeds.files.members;
