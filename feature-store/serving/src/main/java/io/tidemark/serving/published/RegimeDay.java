package io.tidemark.serving.published;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Map;

/**
 * The regime visible at the close of one session.
 *
 * @param regime the label after hysteresis
 * @param probabilities filtered, by regime, calmest first
 * @param knownAtMicros when it could be known
 */
public record RegimeDay(
    LocalDate date,
    String regime,
    Map<String, Double> probabilities,
    @JsonIgnore long knownAtMicros) {}
