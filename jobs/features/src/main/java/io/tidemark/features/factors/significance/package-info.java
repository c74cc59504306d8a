/** How many findings of many tests are due to chance. */
package io.tidemark.features.factors.significance;
