package io.tidemark.cli.runs;

import io.tidemark.api.Progress;
import io.tidemark.flows.steps.RunProgress;
import java.util.Optional;

/**
 * A run at one moment.
 *
 * @param progress the steps; without any until the worker first answers
 * @param job what the running step's job last said, if it has
 * @param attempt of the running step, from 1
 * @param trouble why the attempt before failed, or empty
 */
public record RunSnapshot(
    RunProgress progress, Optional<Progress> job, int attempt, String trouble) {}
