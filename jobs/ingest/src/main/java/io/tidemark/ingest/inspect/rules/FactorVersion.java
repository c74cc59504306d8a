package io.tidemark.ingest.inspect.rules;

import io.tidemark.ingest.inspect.alerts.AlertKind;
import io.tidemark.ingest.inspect.alerts.NewAlert;
import io.tidemark.ingest.inspect.alerts.Severity;
import io.tidemark.ingest.vendors.FigureText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One version of a day's corporate actions.
 *
 * @param knownAt when it became known
 * @param splitRatio new shares per old share, else 1
 * @param dividend USD per share, else 0
 */
record FactorVersion(
    String ticker, LocalDate date, Instant knownAt, double splitRatio, double dividend) {

  /**
   * The last change of a day's factors, if they ever changed.
   *
   * @param versions of one ticker and day, sorted by {@code knownAt}
   */
  static Optional<NewAlert> lastChange(List<FactorVersion> versions, String sources) {
    for (int i = versions.size() - 1; i > 0; i--) {
      if (!versions.get(i).sameFactors(versions.get(i - 1))) {
        return Optional.of(versions.get(i).changedFrom(versions.get(i - 1), sources));
      }
    }
    return Optional.empty();
  }

  private boolean sameFactors(FactorVersion other) {
    return splitRatio == other.splitRatio && dividend == other.dividend;
  }

  private NewAlert changedFrom(FactorVersion before, String sources) {
    return new NewAlert(
        AlertKind.FACTOR_CHANGED,
        splitRatio == before.splitRatio ? Severity.WARNING : Severity.CRITICAL,
        sources,
        ticker,
        date,
        knownAt.toString(),
        "%s of %s: split %s and dividend %s became split %s and dividend %s, known since %s; features built before use the old values"
            .formatted(
                ticker,
                date,
                FigureText.plain(before.splitRatio),
                FigureText.plain(before.dividend),
                FigureText.plain(splitRatio),
                FigureText.plain(dividend),
                knownAt));
  }
}
