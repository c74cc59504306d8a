/**
 * Commands that make decisions: about rows in quarantine, about halts, about reconciling prices
 * again.
 */
package io.tidemark.cli.decisions;
