/** The learner contract, and parallel fits of many learners. */
package io.tidemark.learning.learner;
