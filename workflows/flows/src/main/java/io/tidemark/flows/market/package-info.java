/** The workflows that load market data into the lake: daily, and for past years. */
package io.tidemark.flows.market;
