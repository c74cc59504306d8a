/** The contract of everything that learns, and the fits of many learners side by side. */
package io.tidemark.learning.learner;
