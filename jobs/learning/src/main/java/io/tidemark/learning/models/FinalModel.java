package io.tidemark.learning.models;

import io.tidemark.learning.learner.FittedModel;

/**
 * The model of one regime, fitted on all that is labelled.
 *
 * @param learner name of the learner, as it was scored
 */
public record FinalModel(String regime, String learner, FittedModel model) {}
