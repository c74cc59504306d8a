package io.tidemark.features.report.section;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tidemark.api.learning.PromotionDecision.Condition;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.reports.chart.DotPlot;
import io.tidemark.reports.chart.DotPlot.Dot;
import io.tidemark.reports.chart.DotPlot.Row;
import io.tidemark.reports.chart.Legend;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.page.Sentences;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Out-of-sample scores of the challengers and the baseline by regime: the chosen challenger on the
 * deciding days, then all learners on all test days.
 */
public record ScoreSection(TrainRequest.Result training, RegimePalette palette) implements Section {
  private static final int DECIMALS = 3;

  @Override
  public String title() {
    return "Challenger against baseline";
  }

  @Override
  public String finding() {
    List<Score> judged =
        regimes().stream().filter(score -> Double.isFinite(score.difference())).toList();
    if (judged.isEmpty()) {
      return "No regime had enough test days for a verdict, so %s, the baseline, is served."
          .formatted(baseline());
    }
    List<Score> won = judged.stream().filter(Score::promoted).toList();
    return won.isEmpty() ? nothingWon(judged) : someWon(won, judged);
  }

  private String someWon(List<Score> won, List<Score> judged) {
    String sentence =
        Sentences.list(
            won.stream()
                .collect(groupingBy(training::challengerOf, LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(e -> "%s beats %s %s".formatted(e.getKey(), baseline(), where(e.getValue())))
                .toList());
    List<Score> lost = lost(judged);
    if (won.size() == regimes().size()) {
      return sentence + "; %s served in every regime.".formatted(several() ? "they are" : "it is");
    }
    if (lost.isEmpty()) {
      return sentence + "; elsewhere no challenger is promoted and the baseline is served.";
    }
    return sentence
        + "; %s is significantly worse %s. Wherever it did not win, the baseline is served."
            .formatted(several() ? "the chosen challenger" : "it", where(lost));
  }

  private String nothingWon(List<Score> judged) {
    boolean isDecided = judged.stream().allMatch(score -> score.decision() != null);
    String sentence = isDecided ? nothingPromoted(judged) : nothingBeats();
    List<Score> lost = lost(judged);
    if (!lost.isEmpty()) {
      sentence +=
          " %s is significantly worse %s."
              .formatted(several() || isDecided ? "The chosen challenger" : "It", where(lost));
    }
    return sentence
        + scores().stream()
            .filter(s -> s.regime().equals(RegimePalette.ALL) && Double.isFinite(s.difference()))
            .map(s -> " Over all test days the difference is %s.".formatted(figures(s)))
            .findFirst()
            .orElse("");
  }

  private String nothingBeats() {
    return several()
        ? "No challenger beats %s significantly in any regime, so the baseline is served."
            .formatted(baseline())
        : "%s does not beat %s significantly in any regime, so the baseline is served."
            .formatted(training.challenger(), baseline());
  }

  private String nothingPromoted(List<Score> judged) {
    return "No challenger meets all conditions in any regime, so %s, the baseline, is served (%s)."
        .formatted(
            baseline(),
            judged.stream()
                .map(score -> "%s: %s".formatted(score.regime(), reasons(score)))
                .collect(Collectors.joining(". ")));
  }

  @Override
  public Html body() {
    return Html.join(
        new Legend(
                List.of(
                    new Legend.Entry("dot", "challenger", challenger()),
                    new Legend.Entry("dot", "baseline", baseline() + ", the baseline")))
            .html(),
        Html.of(
            """
            <div class="pair">
            <figure><h3>Mean daily rank IC</h3>{}</figure>
            <figure><h3>Difference, with its 95 % interval</h3>{}</figure>
            </div>
            """,
            plot("Mean rank IC of both models by regime", this::coefficients),
            plot("Difference of mean rank IC by regime, with 95 % intervals", this::difference)),
        table(),
        new DecisionTable(scores(), training).html(),
        new LearnerTable(training, palette).html(),
        Html.of(
            "<p class=\"note\">Rank IC: Spearman's correlation, across tickers on one day, between "
                + "forecast and label. Walk-forward, purged and embargoed; intervals by the "
                + "equal-weighted cosine estimator and Student's t, because overlapping labels "
                + "correlate neighbouring days. {}</p>",
            rule()));
  }

  private String rule() {
    if (scores().stream().anyMatch(score -> score.decision() != null)) {
      return "A challenger is chosen on the earlier test days and judged on the later ones, which are"
          + " shown.";
    }
    double level =
        scores().stream().mapToDouble(Score::decisionLevel).min().orElse(Score.WHOLE_LEVEL);
    return level == Score.WHOLE_LEVEL
        ? "A model is promoted only where the whole interval is above zero."
        : "A challenger is chosen on the earlier test days and judged on the later ones, which are"
            + " shown: it is promoted only where its interval at %s (95 %% with Bonferroni's"
                .formatted(NumberText.percent(1 - level, 2))
            + " correction for regimes and challengers) is above zero.";
  }

  private Html plot(String label, Function<Score, Row> row) {
    List<Row> rows = scores().stream().map(row).toList();
    return new DotPlot(label, DotPlot.scaleOf(rows), v -> NumberText.signed(v, 2), rows).html();
  }

  private Row coefficients(Score score) {
    double low = Math.min(score.challengerIc(), score.baselineIc());
    double high = Math.max(score.challengerIc(), score.baselineIc());
    return new Row(
        RegimePalette.label(score.regime()),
        low,
        high,
        "span",
        List.of(
            new Dot(score.baselineIc(), "baseline"), new Dot(score.challengerIc(), "challenger")));
  }

  private Row difference(Score score) {
    String style = score.promoted() ? "verdict won" : score.high() < 0 ? "verdict lost" : "verdict";
    return new Row(
        RegimePalette.label(score.regime()),
        score.low(),
        score.high(),
        style,
        List.of(new Dot(score.difference(), style)));
  }

  private Html table() {
    return Html.of(
        """
        <div class="wide"><table>
        <thead><tr><th>Regime</th>{}<th class="n">Test days</th><th class="n">{}</th><th class="n">{}</th>
        <th class="n">Difference</th><th class="n">95 % interval</th><th>Verdict</th></tr></thead>
        <tbody>{}</tbody></table></div>
        """,
        several() ? Html.of("<th>Chosen</th>") : Html.NONE,
        challenger(),
        baseline(),
        scores().stream().map(this::row).toList());
  }

  private Html row(Score score) {
    return Html.of(
        "<tr><td><i class=\"key band {}\"></i>{}</td>{}<td class=\"n\">{}</td><td"
            + " class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n strong\">{}</td><td"
            + " class=\"n\">{}</td><td class=\"d\">{}</td></tr>",
        palette.style(score.regime()),
        RegimePalette.label(score.regime()),
        several() ? Html.of("<td>{}</td>", training.challengerOf(score)) : Html.NONE,
        NumberText.count(score.days()),
        NumberText.signed(score.challengerIc(), DECIMALS),
        NumberText.signed(score.baselineIc(), DECIMALS),
        NumberText.signed(score.difference(), DECIMALS),
        interval(score),
        verdict(score));
  }

  private static String verdict(Score score) {
    if (!Double.isFinite(score.low()) || !Double.isFinite(score.high())) {
      return "too few days";
    }
    if (score.promoted()) {
      return score.decision() != null && score.decision().since() > 0
          ? "promoted at look %d".formatted(score.decision().since())
          : "better";
    }
    if (score.high() < 0) {
      return "worse";
    }
    return score.decision() == null ? "no significant difference" : reasons(score);
  }

  private static String reasons(Score score) {
    return String.join("; ", score.decision().failed().stream().map(Condition::reason).toList());
  }

  private List<Score> scores() {
    return training.scores().stream()
        .sorted(Comparator.comparing(Score::regime, palette.byCalm()))
        .toList();
  }

  private List<Score> regimes() {
    return scores().stream()
        .filter(Predicate.not(score -> score.regime().equals(RegimePalette.ALL)))
        .toList();
  }

  private static List<Score> lost(List<Score> judged) {
    return judged.stream().filter(score -> score.high() < 0).toList();
  }

  private static String where(List<Score> scores) {
    return Sentences.list(
        scores.stream()
            .map(s -> "in %s markets (IC %s)".formatted(s.regime(), figures(s)))
            .toList());
  }

  private static String figures(Score score) {
    return "%s, 95 %% interval %s"
        .formatted(NumberText.signed(score.difference(), DECIMALS), interval(score));
  }

  private static String interval(Score score) {
    return NumberText.decimal(score.low(), DECIMALS)
        + " to "
        + NumberText.decimal(score.high(), DECIMALS);
  }

  private String challenger() {
    return several() ? "chosen challenger" : training.challenger();
  }

  /** Whether different challengers were chosen for the regimes. */
  private boolean several() {
    return training.scores().stream().map(training::challengerOf).distinct().count() > 1;
  }

  private String baseline() {
    return training.baseline();
  }
}
