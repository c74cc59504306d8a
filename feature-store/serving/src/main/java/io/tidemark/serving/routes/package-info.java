/** Routes of prices, regimes, the registry and operations, each with the columns of its answers. */
package io.tidemark.serving.routes;
