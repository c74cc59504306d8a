/** The models that come out of a training, ready to be published. */
package io.tidemark.learning.models;
