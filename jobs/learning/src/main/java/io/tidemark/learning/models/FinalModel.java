package io.tidemark.learning.models;

import io.tidemark.learning.learner.FittedModel;

/**
 * The model of one regime, fitted on all labelled rows.
 *
 * @param learner name of the learner under which it was scored
 */
public record FinalModel(String regime, String learner, FittedModel model) {}
