/** The module's jobs; each has its package below this one. */
package io.tidemark.features;
