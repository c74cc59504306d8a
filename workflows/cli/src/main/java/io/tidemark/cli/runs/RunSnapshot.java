package io.tidemark.cli.runs;

import io.tidemark.api.Progress;
import io.tidemark.flows.steps.RunProgress;
import java.util.Optional;

/**
 * The state of a run at one time.
 *
 * @param progress the steps; empty until the worker first responds
 * @param job the last progress of the running step's job, if any
 * @param attempt attempt of the running step, from 1
 * @param trouble why the attempt before failed, or empty
 */
public record RunSnapshot(
    RunProgress progress, Optional<Progress> job, int attempt, String trouble) {}
