/**
 * Objects under keys, kept next to the tables of a lake: published versions, results of steps,
 * model files, reports, pending decisions. Processes that compete are resolved by {@link
 * io.tidemark.core.store.ObjectStore#compareAndSet compare and set}.
 */
package io.tidemark.core.store;
