package io.tidemark.features.report.section;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Figures on data quality.
 *
 * @param quarantined number of quarantined rows
 * @param rules number of rows by rule and source, most frequent first
 * @param samples some quarantined rows
 * @param fields number of ticker-days with a disagreement, by field, most frequent first
 * @param disputes the widest disagreement of each ticker, widest first
 */
public record QualityFacts(
    long quarantined,
    List<RuleCount> rules,
    List<Refused> samples,
    List<FieldCount> fields,
    List<Dispute> disputes) {
  /** Rows of one source that broke one rule; a row may break several. */
  public record RuleCount(String rule, String source, long rows) {}

  /** A row in quarantine with all reasons. */
  public record Refused(
      String kind, String source, String place, String ticker, String date, List<String> reasons) {}

  /**
   * Disagreements about one field.
   *
   * @param unresolved the disagreements in which no vendor could be trusted
   */
  public record FieldCount(String field, long days, long unresolved) {}

  /**
   * One disagreement, with the value of each vendor.
   *
   * @param days number of days on which the ticker's vendors disagreed about the field
   */
  public record Dispute(
      String ticker,
      LocalDate date,
      String field,
      Map<String, Double> values,
      String chosen,
      String reason,
      long days) {}
}
