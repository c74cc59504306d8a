/** Decodes a file's bytes to characters, and splits characters into records and cells. */
package io.tidemark.feeds.files.text;
