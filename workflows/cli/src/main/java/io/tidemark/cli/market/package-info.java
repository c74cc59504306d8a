/** Commands that look at the market's data and at what is wrong with it. */
package io.tidemark.cli.market;
