package io.tidemark.serving.published;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Map;

/**
 * The regime of one session, from what was known at its close.
 *
 * @param regime the label after hysteresis
 * @param probabilities filtered, by regime, calmest first
 * @param knownAtMicros when it became known, in microseconds since 1970
 */
public record RegimeDay(
    LocalDate date,
    String regime,
    Map<String, Double> probabilities,
    @JsonIgnore long knownAtMicros) {}
