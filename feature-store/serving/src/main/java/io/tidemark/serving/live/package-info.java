/** Features computed here and now, from the prices in memory, with the bits that a build gives. */
package io.tidemark.serving.live;
