/** Views of the lake for people and programs, read without Spark. */
package io.tidemark.views;
