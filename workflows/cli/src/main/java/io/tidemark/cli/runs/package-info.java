/** Runs started from this machine: their names, where they run, how they are watched and kept. */
package io.tidemark.cli.runs;
