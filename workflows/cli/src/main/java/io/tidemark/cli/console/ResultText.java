package io.tidemark.cli.console;

import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.flows.pipeline.PipelineResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of a pipeline run as text for people. */
public final class ResultText {
  private static final int FAILURES_SHOWN = 5;

  private ResultText() {}

  public static List<String> of(PipelineResult result, String report) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(served(result));
    lines.addAll(scores(result.scores()));
    if (result.quarantined() > 0) {
      lines.add(String.format(Locale.ROOT, "%,d rows are in quarantine.", result.quarantined()));
    }
    result.warnings().forEach(warning -> lines.add("Note: " + warning));
    result.failures().stream().limit(FAILURES_SHOWN).forEach(gap -> lines.add(text(gap)));
    if (result.failures().size() > FAILURES_SHOWN) {
      lines.add(
          "… and %d more, in the report".formatted(result.failures().size() - FAILURES_SHOWN));
    }
    lines.add("");
    lines.add("Report    " + report);
    lines.add("MLflow    " + (result.mlflowUrl().isEmpty() ? "not tracked" : result.mlflowUrl()));
    return lines;
  }

  private static String served(PipelineResult result) {
    if (result.served().equals(result.version())) {
      return "Served now: %s %s%s"
          .formatted(
              result.featureSet(),
              result.version(),
              result.previous().isEmpty() ? "" : " (before it " + result.previous() + ")");
    }
    return "Published: %s %s. The served version is still %s, which has other vendors or tickers, or is later; to serve this one: ./tidemark serve %s %s"
        .formatted(
            result.featureSet(),
            result.version(),
            result.served(),
            result.featureSet(),
            result.version());
  }

  private static List<String> scores(List<TrainRequest.Score> scores) {
    TextTable table =
        new TextTable(
            "regime", "challenger", "days", "rank IC", "baseline", "difference", "95 %", "");
    for (TrainRequest.Score score : scores) {
      table.row(
          score.regime(),
          score.learner(),
          Long.toString(score.days()),
          figure(score.challengerIc()),
          figure(score.baselineIc()),
          figure(score.difference()),
          figure(score.low()) + " to " + figure(score.high()),
          verdict(score));
    }
    return table.lines();
  }

  private static String verdict(TrainRequest.Score score) {
    if (score.promoted()) {
      return score.decision() != null && score.decision().since() > 0
          ? "promoted at look %d".formatted(score.decision().since())
          : "beats the baseline";
    }
    return score.decision() == null
        ? "does not beat the baseline"
        : score.decision().failed().get(0).reason();
  }

  private static String text(FetchRequest.Failure gap) {
    return "Not received: %s %s of %s: %s"
        .formatted(gap.subject(), gap.resource(), gap.vendor(), gap.reason());
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
