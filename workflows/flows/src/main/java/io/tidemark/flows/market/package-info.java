/** The workflows that keep the lake's market data: every day, and for years that are past. */
package io.tidemark.flows.market;
