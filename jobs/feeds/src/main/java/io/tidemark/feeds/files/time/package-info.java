/** Date and time formats in files. */
package io.tidemark.feeds.files.time;
