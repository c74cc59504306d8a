/** Vendors' protocols and files: what is asked, what came back, and the rows in it as text. */
package io.tidemark.feeds;
