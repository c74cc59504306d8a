/**
 * Whole objects under keys, kept beside the tables of a lake: published versions, results of steps,
 * model files, reports, decisions on their way. Whatever must be decided between processes is
 * decided by {@link io.tidemark.core.store.ObjectStore#compareAndSet compare and set}.
 */
package io.tidemark.core.store;
