package io.tidemark.features.report.section;

import io.tidemark.api.learning.PromotionDecision;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How the chosen challengers were decided on: the number of this training among those of its
 * experiment, its level, and each condition's figures. Empty if a training has none, as older ones.
 */
record DecisionTable(List<Score> scores, TrainRequest.Result training) {
  private static final double BASIS_POINTS = 10_000;

  Html html() {
    List<Score> decided = scores.stream().filter(score -> score.decision() != null).toList();
    return Html.join(
            Html.of(
                """
                <h3>Conditions of promotion</h3>
                <div class="wide"><table>
                <thead><tr><th>Regime</th><th>Challenger</th><th class="n">p against {}</th>
                <th class="n">p against zero</th><th class="n">Level</th><th class="n">Net return, bp a day</th>
                <th class="n">{}</th><th class="n">Turnover</th></tr></thead>
                <tbody>{}</tbody></table></div>
                """,
                training.baseline(),
                training.baseline() + ", bp a day",
                decided.stream().map(this::row).toList()),
            Html.of("<p class=\"note\">{}</p>", note(decided)))
        .when(!decided.isEmpty());
  }

  private Html row(Score score) {
    PromotionDecision decision = score.decision();
    return Html.of(
        "<tr><td>{}</td><td>{}</td>{}{}{}{}{}{}</tr>",
        RegimePalette.label(score.regime()),
        training.challengerOf(score),
        number(probability(decision.p())),
        number(probability(decision.ownP())),
        number(probability(decision.level())),
        number(basisPoints(decision.netReturn())),
        number(basisPoints(decision.baselineNetReturn())),
        number(NumberText.decimal(decision.turnover(), 2)));
  }

  private static String note(List<Score> decided) {
    return decided.stream()
        .map(Score::decision)
        .filter(Objects::nonNull)
        .findFirst()
        .map(
            decision ->
                ("This is look %d of the experiment, with %s so far; its level is %s,"
                        + " 0.05 divided by %d · %d, so that all looks ever made promote wrongly"
                        + " with a probability of at most 5 %%. Within the look, Holm's rule over"
                        + " regimes and challengers. Both p-values, one-sided, must reach the"
                        + " level on at least 60 days and 5 horizons; the long-short portfolio of"
                        + " the predictions must earn its costs, and more after costs than that"
                        + " of the baseline. A promotion stands at later looks while all its"
                        + " means stay on the right side.")
                    .formatted(
                        decision.look(),
                        NumberText.plural(decision.trials(), "comparison", "comparisons"),
                        probability(decision.lookLevel()),
                        decision.look(),
                        decision.look() + 1))
        .orElse("");
  }

  private static String probability(double p) {
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  private static String basisPoints(double value) {
    return Double.isFinite(value) ? NumberText.signed(BASIS_POINTS * value, 1) : "–";
  }

  private static Html number(String text) {
    return Html.of("<td class=\"n\">{}</td>", text);
  }
}
