package io.tidemark.features.factors.page;

import io.tidemark.api.features.FactorReportRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The inputs and the provenance of a factor report.
 *
 * @param set name of the set
 * @param definition text of the set's definition
 * @param sources vendors, joined by +
 * @param universe name of the set of tickers
 * @param origin how the universe came about, as a sentence
 * @param dates the sessions
 * @param regimes the regime of each session; null where it has none
 * @param regimeNames calmest first
 * @param regimeModel identity of the regime model; empty: there are no regimes
 * @param tables name of each Delta table and the version that was read
 * @param notes warnings for the reader
 */
public record ReportBasis(
    FactorReportRequest request,
    String set,
    String definitionHash,
    String definition,
    String sources,
    String universe,
    String origin,
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
