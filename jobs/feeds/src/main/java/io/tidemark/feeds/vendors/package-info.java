/** All live vendors by name: how each is opened, and how its answers are read. */
package io.tidemark.feeds.vendors;
