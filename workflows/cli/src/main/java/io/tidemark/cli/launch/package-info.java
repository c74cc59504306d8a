/** What the launcher script {@code tidemark} must know about a command before starting it. */
package io.tidemark.cli.launch;
