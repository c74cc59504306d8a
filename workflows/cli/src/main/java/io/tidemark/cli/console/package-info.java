/** What a person sees on the screen: progress, tables, durations in words. */
package io.tidemark.cli.console;
