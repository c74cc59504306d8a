/** Linear models; one of them is the baseline that a challenger has to beat. */
package io.tidemark.learning.baseline;
