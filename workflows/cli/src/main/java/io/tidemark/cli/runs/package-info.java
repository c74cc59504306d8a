/** Runs started from this machine: their names, their server and worker, progress and records. */
package io.tidemark.cli.runs;
