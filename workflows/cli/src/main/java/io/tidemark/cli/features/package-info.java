/** What researchers ask of feature sets at the command line. */
package io.tidemark.cli.features;
