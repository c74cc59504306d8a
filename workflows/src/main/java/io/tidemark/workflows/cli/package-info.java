/** The command line: one small class a command. */
package io.tidemark.workflows.cli;
