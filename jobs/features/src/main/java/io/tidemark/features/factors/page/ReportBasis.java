package io.tidemark.features.factors.page;

import io.tidemark.api.features.FactorReportRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a report stands on.
 *
 * @param set name of the set
 * @param definition its text
 * @param sources vendors, joined by +
 * @param universe the tickers, named
 * @param dates the sessions
 * @param regimes of each session; null where it has none
 * @param regimeNames calmest first
 * @param regimeModel empty: there are no regimes
 * @param tables Delta table to the version that was read
 * @param notes what a reader should know
 */
public record ReportBasis(
    FactorReportRequest request,
    String set,
    String definitionHash,
    String definition,
    String sources,
    String universe,
    int tickers,
    List<LocalDate> dates,
    long rows,
    String[] regimes,
    List<String> regimeNames,
    String regimeModel,
    Map<String, Long> tables,
    List<String> notes) {

  LocalDate first() {
    return dates.get(0);
  }

  LocalDate last() {
    return dates.get(dates.size() - 1);
  }
}
