package io.tidemark.features.report.section;

import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.Comparator;
import java.util.List;

/**
 * A table of all learners over all test days: one row per learner, one column per regime. Empty if
 * a training has no scores by learner.
 */
record LearnerTable(TrainRequest.Result training, RegimePalette palette) {
  private static final int DECIMALS = 3;

  Html html() {
    List<String> regimes =
        training.learners().stream()
            .map(LearnerScore::regime)
            .distinct()
            .sorted(palette.byCalm())
            .toList();
    List<String> learners =
        training.learners().stream().map(LearnerScore::learner).distinct().toList();
    return Html.of(
            """
            <h3>All learners, all test days: mean daily rank IC (difference to {})</h3>
            <div class="wide"><table>
            <thead><tr><th>Learner</th>{}</tr></thead>
            <tbody>{}</tbody></table></div>
            """,
            training.baseline(),
            regimes.stream()
                .map(r -> Html.of("<th class=\"n\">{}</th>", RegimePalette.label(r)))
                .toList(),
            learners.stream().map(learner -> row(learner, regimes)).toList())
        .when(!learners.isEmpty());
  }

  private Html row(String learner, List<String> regimes) {
    List<LearnerScore> own =
        training.learners().stream()
            .filter(score -> score.learner().equals(learner))
            .sorted(Comparator.comparingInt(score -> regimes.indexOf(score.regime())))
            .toList();
    return Html.of(
        "<tr><td>{}</td>{}</tr>",
        learner,
        own.stream().map(score -> Html.of("<td class=\"n\">{}</td>", text(score))).toList());
  }

  private String text(LearnerScore score) {
    String mean = NumberText.signed(score.mean(), DECIMALS);
    return score.learner().equals(training.baseline())
        ? mean
        : "%s (%s)".formatted(mean, NumberText.signed(score.difference(), DECIMALS));
  }
}
