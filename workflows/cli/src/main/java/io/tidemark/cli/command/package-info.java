/**
 * Common parts of all commands: their environment, and jobs that run in the process of a command.
 */
package io.tidemark.cli.command;
