/** The command line: each command a class, each group of commands a package. */
package io.tidemark.cli;
