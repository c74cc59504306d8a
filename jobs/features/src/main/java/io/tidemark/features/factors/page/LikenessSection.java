package io.tidemark.features.factors.page;

import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.Findings;
import io.tidemark.features.factors.statistics.Likeness;
import io.tidemark.features.factors.statistics.Likeness.Pair;
import io.tidemark.features.page.Section;
import io.tidemark.features.page.chart.Figures;
import io.tidemark.features.page.chart.Heat;
import io.tidemark.features.page.chart.Html;
import java.util.List;

/** What of a feature is there already. */
record LikenessSection(Findings findings, Likeness likeness) implements Section {
  private static final int IN_MATRIX = 10;
  private static final int SHOWN = 15;
  private static final double NEARLY_THE_SAME = 0.95;

  @Override
  public String title() {
    return "Correlation with what is there";
  }

  @Override
  public String finding() {
    List<Pair> pairs = likeness.pairs();
    long same = pairs.stream().filter(p -> Math.abs(p.correlation()) > NEARLY_THE_SAME).count();
    String within =
        pairs.isEmpty()
            ? "The set has no two features to compare."
            : "%s of %s within the set order the tickers nearly alike (beyond ±0.95)."
                .formatted(Figures.count(same), Figures.plural(pairs.size(), "pair", "pairs"));
    if (likeness.besideSet().isEmpty()) {
      return within + " It stands beside no other set.";
    }
    long known =
        likeness.features().stream()
            .flatMap(likeness::nearestBeside)
            .filter(p -> Math.abs(p.correlation()) > NEARLY_THE_SAME)
            .count();
    return within
        + " Of its %s, %s so like one of %s."
            .formatted(
                Figures.plural(likeness.features().size(), "feature", "features"),
                known == 1 ? "1 is" : Figures.count(known) + " are",
                likeness.besideSet());
  }

  @Override
  public Html body() {
    return Html.join(
        matrix(),
        beside().when(!likeness.besideSet().isEmpty()),
        closest(),
        Html.of(
            "<p class=\"note\">Spearman's correlation across the tickers of a session, mean of {} that lie evenly over all.</p>",
            Figures.plural(likeness.sessions(), "session", "sessions")));
  }

  private Html matrix() {
    List<String> shown =
        findings.studies().stream().map(FeatureStudy::feature).limit(IN_MATRIX).toList();
    if (shown.size() < 2) {
      return Html.NONE;
    }
    List<Heat.Row> rows =
        shown.stream()
            .map(
                one ->
                    new Heat.Row(
                        one, shown.stream().map(other -> cell(likeness.of(one, other))).toList()))
            .toList();
    return Html.of(
        "<h3>The strongest features with one another</h3>{}", new Heat("", shown, rows).html());
  }

  private static Heat.Cell cell(double correlation) {
    return Double.isNaN(correlation)
        ? new Heat.Cell("", 0, "no session")
        : new Heat.Cell(Figures.signed(correlation, 2), correlation, "");
  }

  private Html beside() {
    List<Html> rows =
        findings.studies().stream()
            .flatMap(study -> likeness.nearestBeside(study.feature()))
            .map(LikenessSection::row)
            .toList();
    return Html.of(
        "<h3>Nearest of {}</h3>{}",
        likeness.besideSet(),
        Terms.folded(
            List.of(
                Html.of("<th>Feature</th>"),
                Html.of("<th>Of {}</th>", likeness.besideSet()),
                Terms.head("ρ")),
            rows,
            SHOWN,
            "features"));
  }

  private Html closest() {
    List<Html> rows = likeness.pairs().stream().limit(SHOWN).map(LikenessSection::row).toList();
    return Html.of(
            "<h3>Most alike within the set</h3>{}",
            Terms.table(
                List.of(Html.of("<th>Feature</th>"), Html.of("<th>and</th>"), Terms.head("ρ")),
                rows))
        .when(!rows.isEmpty());
  }

  private static Html row(Pair pair) {
    return Html.of(
        "<tr>{}{}{}</tr>",
        Terms.name(pair.one()),
        Terms.name(pair.other()),
        Terms.strong(Figures.signed(pair.correlation(), 2)));
  }
}
