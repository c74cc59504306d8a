/** What people and programs look at, read from the lake without Spark. */
package io.tidemark.views;
