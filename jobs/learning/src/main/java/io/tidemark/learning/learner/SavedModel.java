package io.tidemark.learning.learner;

/**
 * A model as the bytes of a file. The file carries the features in order, so that it can be read,
 * applied and explained without what trained it.
 *
 * @param kind the kind of model, such as {@code ridge}
 * @param format name of the format, such as {@code xgboost-ubj}: what a reader must understand
 * @param extension of the file, with the dot
 */
@SuppressWarnings("ArrayRecordComponent") // a file's bytes on their way, never compared
public record SavedModel(String kind, String format, String extension, byte[] content) {}
