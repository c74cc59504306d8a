/** The local stack: its settings, its processes, and what this machine needs for them. */
package io.tidemark.cli.local;
