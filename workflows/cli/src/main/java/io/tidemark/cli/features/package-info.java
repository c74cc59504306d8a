/** Commands for researchers who work with feature sets. */
package io.tidemark.cli.features;
