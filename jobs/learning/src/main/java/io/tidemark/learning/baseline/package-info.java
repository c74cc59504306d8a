/** The named baseline that a challenger has to beat. */
package io.tidemark.learning.baseline;
