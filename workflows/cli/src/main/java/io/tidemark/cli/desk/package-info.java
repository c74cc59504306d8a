/**
 * Commands that decide: about rows in quarantine, about tickers, about prices to be agreed again.
 */
package io.tidemark.cli.desk;
