package io.tidemark.learning.learner;

/**
 * A model as the bytes of a file. The file contains the features in order, so that the model can be
 * loaded, applied and explained without the code that trained it.
 *
 * @param kind the kind of model, such as {@code ridge}
 * @param format name of the file format, such as {@code xgboost-ubj}; a reader must support it
 * @param extension of the file, with the dot
 */
@SuppressWarnings("ArrayRecordComponent") // only carries a file's bytes, never compared
public record SavedModel(String kind, String format, String extension, byte[] content) {}
