/** The command line: one class per command, one package per group of commands. */
package io.tidemark.cli;
