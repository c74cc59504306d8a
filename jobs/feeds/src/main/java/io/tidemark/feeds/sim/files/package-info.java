/** Real files, served as if by a vendor. */
package io.tidemark.feeds.sim.files;
