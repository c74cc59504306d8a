/** Files of bars, actions and macro observations, read row by row where the executors are. */
package io.tidemark.ingest.files;
