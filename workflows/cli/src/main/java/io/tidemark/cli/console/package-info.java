/** Output for people: progress, tables, durations. */
package io.tidemark.cli.console;
