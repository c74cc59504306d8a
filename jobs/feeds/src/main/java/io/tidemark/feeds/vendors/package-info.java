/** All live vendors by name: opens them and parses their responses. */
package io.tidemark.feeds.vendors;
