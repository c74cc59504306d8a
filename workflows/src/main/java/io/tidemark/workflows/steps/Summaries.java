package io.tidemark.workflows.steps;

import io.tidemark.core.job.BuildFeaturesRequest;
import io.tidemark.core.job.FetchRequest;
import io.tidemark.core.job.InspectRequest;
import io.tidemark.core.job.LabelRegimesRequest;
import io.tidemark.core.job.LandRequest;
import io.tidemark.core.job.PublishRequest;
import io.tidemark.core.job.ReconcileRequest;
import io.tidemark.core.job.ReportRequest;
import io.tidemark.core.job.TrainRequest;
import java.util.Locale;

/** Each step's result in a few words. */
public final class Summaries {
  private static final double MIB = 1024.0 * 1024.0;

  private Summaries() {}

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
