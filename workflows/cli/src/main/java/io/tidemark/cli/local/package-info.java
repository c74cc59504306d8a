/** The local stack: its settings, its processes, and its requirements on this machine. */
package io.tidemark.cli.local;
