/**
 * What the launcher, the script {@code tidemark}, must know of each command before it starts it.
 */
package io.tidemark.cli.launch;
