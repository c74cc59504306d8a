package io.tidemark.flows.decisions;

import io.tidemark.core.market.HaltState;
import java.util.List;

/**
 * What a halt's workflow knows.
 *
 * @param state as of the last move that was written; OK before there was one
 * @param waiting signals that are not carried out yet
 * @param trouble why the last signal was refused, or is still tried; else empty
 * @param taken keys of the last signals, so that one that comes again counts once
 */
public record HaltView(
    String ticker, HaltState state, int waiting, String trouble, List<String> taken) {}
