/** Routes of prices, regimes, the registry and operations, with the columns of their responses. */
package io.tidemark.serving.routes;
