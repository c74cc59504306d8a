package io.tidemark.features.report.section;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What was wrong with the data, in figures.
 *
 * @param quarantined rows refused
 * @param rules by rule and source, most frequent first
 * @param samples some refused rows
 * @param fields by field, on how many ticker-days vendors disagreed, most frequent first
 * @param disputes the tickers' widest disagreements, widest first
 */
public record QualityFacts(
    long quarantined,
    List<RuleCount> rules,
    List<Refused> samples,
    List<FieldCount> fields,
    List<Dispute> disputes) {
  /** Rows of one source that broke one rule; a row may break several. */
  public record RuleCount(String rule, String source, long rows) {}

  /** A row in quarantine, with every reason. */
  public record Refused(
      String kind, String source, String place, String ticker, String date, List<String> reasons) {}

  /**
   * Disagreements about one field.
   *
   * @param unresolved of them, where nobody could be believed
   */
  public record FieldCount(String field, long days, long unresolved) {}

  /**
   * One disagreement, with what each vendor said.
   *
   * @param days on how many days the ticker's vendors disagreed about the field
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
