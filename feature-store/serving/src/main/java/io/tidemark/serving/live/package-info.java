/** Live features, computed from the prices in memory with the same bits as in a build. */
package io.tidemark.serving.live;
