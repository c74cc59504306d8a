/** What a person sees on the screen: progress, tables, durations. */
package io.tidemark.cli.console;
