package io.tidemark.views.ops;

import java.time.LocalDate;
import java.util.Map;

/**
 * What one vendor has of one ticker.
 *
 * @param first the first session with a bar; null if there is none
 * @param last the last session with a bar; null if there is none
 * @param sessions how many have a bar
 * @param missing how many should have one and do not, by reason: halt, outage, delisting, refused
 *     or gap
 */
public record CoverageLine(
    String vendor,
    String ticker,
    LocalDate first,
    LocalDate last,
    int sessions,
    Map<String, Integer> missing) {}
