package io.tidemark.views.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What vendors do not agree on.
 *
 * @param date the ex-date, or the first session concerned
 * @param field such as close, volume, split or dividend
 * @param values vendor to value on that date, an object
 * @param verdict the cause, such as missed-split
 * @param state open or settled
 * @param evidence why, for people
 * @param until the last session concerned
 * @param sessions how many are concerned; null if unknown
 * @param suspect the vendor that is likely wrong; empty if unknown
 * @param vendors those that were compared, in order of trust
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
