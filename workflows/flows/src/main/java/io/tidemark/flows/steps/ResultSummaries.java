package io.tidemark.flows.steps;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.features.ReportRequest;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import java.util.Locale;

/** Each step's result in a few words. */
public final class ResultSummaries {
  private static final double MIB = 1024.0 * 1024.0;

  private ResultSummaries() {}

  /** In a few words. */
  public static String of(FetchRequest.Result result) {
    return text("%,d answers, %.1f MiB", result.responses(), result.bytes() / MIB)
        + (result.failures().isEmpty()
            ? ""
            : text(", %,d could not be had", result.failures().size()));
  }

  /** In a few words. */
  public static String of(LandRequest.Result result) {
    return text("%,d bars, %,d actions, ", result.bars(), result.actions())
        + (result.minutes() == 0 ? "" : text("%,d minutes, ", result.minutes()))
        + text(
            "%,d macro observations; %,d rows in quarantine", result.macro(), result.quarantined());
  }

  /** In a few words. */
  public static String of(ReconcileRequest.Result result) {
    return text(
        "%,d tickers; %,d days agreed, %,d from one vendor, %,d disputed, %,d held back",
        result.tickers(), result.agreed(), result.single(), result.disputed(), result.held());
  }

  /** In a few words. */
  public static String of(InspectRequest.Result result) {
    long missing = result.missing().values().stream().mapToLong(Long::longValue).sum();
    return text(
        "%,d bars missing, %,d of %,d counts off, %,d new alerts",
        missing, result.breaches(), result.checks(), result.raised());
  }

  /** In a few words. */
  public static String of(BuildFeaturesRequest.Result result) {
    return text("%,d ticker-days of %,d tickers", result.rows(), result.tickers())
        + (result.halted() == 0 ? "" : text("; %,d halted were left out", result.halted()));
  }

  /** In a few words. */
  public static String of(LabelRegimesRequest.Result result) {
    long sessions = result.sessions().values().stream().mapToLong(Long::longValue).sum();
    return text("%,d sessions in %d regimes", sessions, result.sessions().size());
  }

  /** In a few words. */
  public static String of(TrainRequest.Result result) {
    return result.scores().stream()
        .filter(score -> score.regime().equals("all"))
        .findFirst()
        .map(
            score ->
                text(
                    "rank IC %.4f of %s, %.4f of %s: %s",
                    score.challengerIc(),
                    result.challenger(),
                    score.baselineIc(),
                    result.baseline(),
                    score.promoted() ? "promoted" : "not promoted"))
        .orElse("");
  }

  /** In a few words. */
  public static String of(PublishRequest.Result result) {
    return result.set()
        + " "
        + result.version()
        + (result.previous().isEmpty() ? "" : ", before it " + result.previous())
        + (result.served().equals(result.version()) ? "" : "; served is still " + result.served());
  }

  /** In a few words. */
  public static String of(ReportRequest.Result result) {
    return text("%,d KiB", result.bytes() / 1024);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
