/** What is kept about runs on this machine: their terms, their ends, how long their steps took. */
package io.tidemark.workflows.book;
