/** What every command stands on: what it was called from, and jobs that run within it. */
package io.tidemark.cli.command;
