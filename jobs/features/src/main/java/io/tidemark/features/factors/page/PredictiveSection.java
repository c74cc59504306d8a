package io.tidemark.features.factors.page;

import io.tidemark.features.factors.statistics.DailyMean;
import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.HorizonStudy;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.reports.chart.DotPlot;
import io.tidemark.reports.chart.DotPlot.Dot;
import io.tidemark.reports.chart.DotPlot.Row;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which features predict the ranking of forward returns, and how well. */
record PredictiveSection(StudyResults findings) implements Section {
  private static final int PLOTTED = 20;
  private static final int SHOWN = 25;

  @Override
  public String title() {
    return "Rank information coefficient";
  }

  @Override
  public String finding() {
    FeatureStudy best = findings.studies().get(0);
    DailyMean ic = best.horizons().get(0).rankIc();
    if (Double.isNaN(ic.t())) {
      return "No feature has enough sessions with ten %s and their forward returns to be tested."
          .formatted(findings.ranked().names());
    }
    return "At a horizon of %s the strongest feature is %s: mean rank IC %s over %s, t %s, q %s."
        .formatted(
            FeatureTerms.first(findings),
            best.feature(),
            FeatureTerms.ic(ic.mean()),
            NumberText.plural(ic.days(), "session", "sessions"),
            FeatureTerms.t(ic.t()),
            FeatureTerms.q(findings.q()[0][0]));
  }

  /** How many features pass at a horizon, and how many would pass by chance. */
  static String chance(StudyResults findings, int horizon) {
    return "%d of %s have p < 0.05; by chance alone %s are expected, and at most %d in 95 %% of cases; %d have q < 0.05."
        .formatted(
            findings.passing(horizon),
            NumberText.plural(findings.tested(horizon), "feature", "features"),
            NumberText.decimal(findings.byChance(horizon), 1),
            findings.byChanceAtMost()[horizon],
            findings.discoveries(horizon));
  }

  @Override
  public Html body() {
    return Html.join(plot(), byHorizon(), Html.of("<h3>By feature</h3>"), table());
  }

  private Html plot() {
    List<Row> rows =
        findings.studies().stream()
            .filter(study -> !Double.isNaN(ic(study).t()))
            .limit(PLOTTED)
            .map(PredictiveSection::row)
            .toList();
    return Html.of(
            "<figure><h3>Mean rank IC over {}, with its 95 % interval</h3>{}</figure>",
            FeatureTerms.first(findings),
            rows.isEmpty()
                ? Html.NONE
                : new DotPlot(
                        "Mean rank IC of the strongest features",
                        DotPlot.scaleOf(rows),
                        v -> NumberText.signed(v, 2),
                        rows)
                    .html())
        .when(!rows.isEmpty());
  }

  private static Row row(FeatureStudy study) {
    DailyMean ic = ic(study);
    double width = ic.halfWidth(StudyResults.LEVEL);
    String style =
        !StudyResults.passes(ic) ? "verdict" : ic.mean() > 0 ? "verdict won" : "verdict lost";
    return new Row(
        study.feature(),
        ic.mean() - width,
        ic.mean() + width,
        style,
        List.of(new Dot(ic.mean(), style)));
  }

  private static DailyMean ic(FeatureStudy study) {
    return study.horizons().get(0).rankIc();
  }

  private Html byHorizon() {
    List<Html> rows =
        IntStream.range(0, findings.horizons().size())
            .mapToObj(
                h ->
                    Html.of(
                        "<tr>{}{}{}{}{}{}</tr>",
                        FeatureTerms.name(
                            FeatureTerms.horizon(findings, findings.horizons().get(h))),
                        FeatureTerms.number(NumberText.count(findings.tested(h))),
                        FeatureTerms.strong(NumberText.count(findings.passing(h))),
                        FeatureTerms.number(NumberText.decimal(findings.byChance(h), 1)),
                        FeatureTerms.number(NumberText.count(findings.byChanceAtMost()[h])),
                        FeatureTerms.number(NumberText.count(findings.discoveries(h)))))
            .toList();
    return FeatureTerms.table(
        List.of(
            Html.of("<th>Horizon</th>"),
            FeatureTerms.head("Features tested"),
            FeatureTerms.head("p < 0.05"),
            FeatureTerms.head("Expected by chance"),
            FeatureTerms.head("By chance at most (95 %)"),
            FeatureTerms.head("q < 0.05")),
        rows);
  }

  private Html table() {
    List<Html> head =
        new ArrayList<>(List.of(Html.of("<th>Feature</th>"), FeatureTerms.head("Coverage")));
    for (int h = 0; h < findings.horizons().size(); h++) {
      String over = findings.ranked().brief(findings.horizons().get(h));
      if (h == 0) {
        head.addAll(
            List.of(
                FeatureTerms.head("IC " + over),
                FeatureTerms.head("Rank IC"),
                FeatureTerms.head("ICIR")));
        head.addAll(
            List.of(FeatureTerms.head("t"), FeatureTerms.head("q"), FeatureTerms.head("Days > 0")));
      } else {
        head.addAll(
            List.of(
                FeatureTerms.head("Rank IC " + over),
                FeatureTerms.head("t"),
                FeatureTerms.head("q")));
      }
    }
    List<Html> rows =
        IntStream.range(0, findings.studies().size()).mapToObj(this::featureRow).toList();
    return FeatureTerms.folded(head, rows, SHOWN, "features");
  }

  private Html featureRow(int place) {
    FeatureStudy study = findings.studies().get(place);
    List<Html> cells =
        new ArrayList<>(
            List.of(
                FeatureTerms.name(study.feature()),
                FeatureTerms.number(NumberText.percent(study.coverage(), 0))));
    for (int h = 0; h < study.horizons().size(); h++) {
      HorizonStudy over = study.horizons().get(h);
      DailyMean ic = over.rankIc();
      if (h == 0) {
        cells.add(FeatureTerms.number(FeatureTerms.ic(over.ic().mean())));
      }
      cells.add(FeatureTerms.strong(FeatureTerms.ic(ic.mean())));
      if (h == 0) {
        cells.add(FeatureTerms.number(NumberText.signed(ic.ratio(), 2)));
      }
      cells.add(FeatureTerms.number(FeatureTerms.t(ic.t())));
      cells.add(FeatureTerms.number(FeatureTerms.q(findings.q()[h][place])));
      if (h == 0) {
        cells.add(FeatureTerms.number(NumberText.percent(ic.positive(), 0)));
      }
    }
    return Html.of("<tr>{}</tr>", cells);
  }
}
