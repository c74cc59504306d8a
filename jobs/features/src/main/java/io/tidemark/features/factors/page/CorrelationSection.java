package io.tidemark.features.factors.page;

import io.tidemark.features.factors.statistics.FeatureCorrelation;
import io.tidemark.features.factors.statistics.FeatureCorrelation.Pair;
import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.reports.chart.HeatTable;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.List;

/** How similar the features are to each other and to those of a reference set. */
record CorrelationSection(StudyResults findings, FeatureCorrelation likeness) implements Section {
  private static final int IN_MATRIX = 10;
  private static final int SHOWN = 15;
  private static final double NEARLY_THE_SAME = 0.95;

  @Override
  public String title() {
    return "Correlation with existing features";
  }

  @Override
  public String finding() {
    List<Pair> pairs = likeness.pairs();
    long same = pairs.stream().filter(p -> Math.abs(p.correlation()) > NEARLY_THE_SAME).count();
    String within =
        pairs.isEmpty()
            ? "The set has fewer than two features, so none can be compared."
            : "%s of %s of features in the set are nearly identical (mean rank correlation beyond ±0.95)."
                .formatted(
                    NumberText.count(same), NumberText.plural(pairs.size(), "pair", "pairs"));
    if (likeness.besideSet().isEmpty()) {
      return within + " No reference set was compared.";
    }
    long known =
        likeness.features().stream()
            .flatMap(likeness::nearestBeside)
            .filter(p -> Math.abs(p.correlation()) > NEARLY_THE_SAME)
            .count();
    return within
        + " Of the %s of this set, %s that close to a feature of %s."
            .formatted(
                NumberText.plural(likeness.features().size(), "feature", "features"),
                known == 1 ? "1 is" : NumberText.count(known) + " are",
                likeness.besideSet());
  }

  @Override
  public Html body() {
    return Html.join(
        matrix(),
        beside().when(!likeness.besideSet().isEmpty()),
        closest(),
        Html.of(
            "<p class=\"note\">Spearman's rank correlation across the {} of a"
                + " session, averaged over {}, evenly spaced.</p>",
            findings.ranked().names(),
            NumberText.plural(likeness.sessions(), "session", "sessions")));
  }

  private Html matrix() {
    List<String> shown =
        findings.studies().stream().map(FeatureStudy::feature).limit(IN_MATRIX).toList();
    if (shown.size() < 2) {
      return Html.NONE;
    }
    List<HeatTable.Row> rows =
        shown.stream()
            .map(
                one ->
                    new HeatTable.Row(
                        one, shown.stream().map(other -> cell(likeness.of(one, other))).toList()))
            .toList();
    return Html.of(
        "<h3>Rank correlations among the strongest features</h3>{}",
        new HeatTable("", shown, rows).html());
  }

  private static HeatTable.Cell cell(double correlation) {
    return Double.isNaN(correlation)
        ? new HeatTable.Cell("", 0, "no data")
        : new HeatTable.Cell(NumberText.signed(correlation, 2), correlation, "");
  }

  private Html beside() {
    List<Html> rows =
        findings.studies().stream()
            .flatMap(study -> likeness.nearestBeside(study.feature()))
            .map(CorrelationSection::row)
            .toList();
    return Html.of(
        "<h3>Nearest feature of {}</h3>{}",
        likeness.besideSet(),
        FeatureTerms.folded(
            List.of(
                Html.of("<th>Feature</th>"),
                Html.of("<th>Nearest in {}</th>", likeness.besideSet()),
                FeatureTerms.head("ρ")),
            rows,
            SHOWN,
            "features"));
  }

  private Html closest() {
    List<Html> rows = likeness.pairs().stream().limit(SHOWN).map(CorrelationSection::row).toList();
    return Html.of(
            "<h3>Most similar pairs in the set</h3>{}",
            FeatureTerms.table(
                List.of(
                    Html.of("<th>Feature</th>"), Html.of("<th>and</th>"), FeatureTerms.head("ρ")),
                rows))
        .when(!rows.isEmpty());
  }

  private static Html row(Pair pair) {
    return Html.of(
        "<tr>{}{}{}</tr>",
        FeatureTerms.name(pair.one()),
        FeatureTerms.name(pair.other()),
        FeatureTerms.strong(NumberText.signed(pair.correlation(), 2)));
  }
}
