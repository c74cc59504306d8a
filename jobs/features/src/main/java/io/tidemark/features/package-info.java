/** The jobs of this module; each has its own subpackage. */
package io.tidemark.features;
