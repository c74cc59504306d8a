/** Days and moments as files write them. */
package io.tidemark.feeds.files.time;
