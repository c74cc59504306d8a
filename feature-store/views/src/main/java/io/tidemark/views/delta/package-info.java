/** Reading Delta tables without Spark. */
package io.tidemark.views.delta;
