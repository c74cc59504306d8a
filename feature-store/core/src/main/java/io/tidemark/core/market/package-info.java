/** Corporate actions and what they do to prices. */
package io.tidemark.core.market;
