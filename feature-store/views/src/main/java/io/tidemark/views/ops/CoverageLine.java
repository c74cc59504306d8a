package io.tidemark.views.ops;

import java.time.LocalDate;
import java.util.Map;

/**
 * The coverage of one ticker by one vendor.
 *
 * @param first the first session with a bar; null if there is none
 * @param last the last session with a bar; null if there is none
 * @param sessions number of sessions with a bar
 * @param missing number of missing bars by reason: halt, outage, delisting, refused or gap
 */
public record CoverageLine(
    String vendor,
    String ticker,
    LocalDate first,
    LocalDate last,
    int sessions,
    Map<String, Integer> missing) {}
