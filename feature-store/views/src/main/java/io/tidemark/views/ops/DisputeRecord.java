package io.tidemark.views.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A disagreement between vendors.
 *
 * @param date the ex-date, or the first affected session
 * @param field such as close, volume, split or dividend
 * @param values the value of each vendor on that date, as a JSON object
 * @param verdict the likely cause, such as missed-split
 * @param state open or settled
 * @param evidence the reason, for people
 * @param until the last affected session
 * @param sessions number of affected sessions; null if unknown
 * @param suspect the vendor that is likely wrong; empty if unknown
 * @param vendors the compared vendors, in order of trust
 */
public record DisputeRecord(
    String ticker,
    LocalDate date,
    String field,
    JsonNode values,
    String verdict,
    String state,
    String evidence,
    LocalDate until,
    Long sessions,
    String suspect,
    List<String> vendors,
    Instant knownAt) {}
