/** Vendor protocols and file formats: requests, raw responses, and their rows as text. */
package io.tidemark.feeds;
