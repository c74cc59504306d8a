/** Reading Delta tables without Spark. */
package io.tidemark.serving.delta;
