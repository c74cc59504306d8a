/** Commands that show market data and its problems. */
package io.tidemark.cli.market;
