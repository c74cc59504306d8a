/** The final models of a training, ready to be published. */
package io.tidemark.learning.models;
