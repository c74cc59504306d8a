/** The ticker-days that models learn from, in arrays, day by day. */
package io.tidemark.learning.panel;
