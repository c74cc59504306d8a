/** From a file's bytes to characters, and from characters to records and cells. */
package io.tidemark.feeds.files.text;
