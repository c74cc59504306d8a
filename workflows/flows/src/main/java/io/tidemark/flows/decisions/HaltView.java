package io.tidemark.flows.decisions;

import io.tidemark.core.market.HaltState;
import java.util.List;

/**
 * The state of a halt workflow.
 *
 * @param state state after the last transition that was written; OK before the first
 * @param waiting signals that are not processed yet
 * @param trouble why the last signal was refused or is being retried; otherwise empty
 * @param taken keys of recent signals, so that a repeated one counts once
 */
public record HaltView(
    String ticker, HaltState state, int waiting, String trouble, List<String> taken) {}
