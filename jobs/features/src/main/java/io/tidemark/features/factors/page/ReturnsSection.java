package io.tidemark.features.factors.page;

import io.tidemark.features.factors.statistics.FeatureCorrelation;
import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.QuantileReturns;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.reports.chart.ColumnChart;
import io.tidemark.reports.chart.Scale;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Forward returns of the quintiles that each feature sorts the rows of a session into. */
record ReturnsSection(StudyResults findings, FeatureCorrelation likeness) implements Section {
  private static final int CARDS = 6;
  private static final int SHOWN = 15;

  @Override
  public String title() {
    return "Returns by quintile";
  }

  @Override
  public String finding() {
    return findings.studies().stream()
        .filter(study -> !Double.isNaN(of(study).spread().t()))
        .max(Comparator.comparingDouble(study -> Math.abs(of(study).spread().t())))
        .map(
            study ->
                "The most significant spread is that of %s: the top quintile returned %s basis points more than the bottom quintile over %s, t %s."
                    .formatted(
                        study.feature(),
                        FeatureTerms.points(of(study).spread().mean()),
                        FeatureTerms.first(findings),
                        FeatureTerms.t(of(study).spread().t())))
        .orElseGet(
            () ->
                "No feature sorted the %s into quintiles on enough sessions."
                    .formatted(findings.ranked().names()));
  }

  @Override
  public Html body() {
    List<FeatureStudy> strongest =
        FeatureTerms.apart(findings, likeness, CARDS).stream()
            .filter(study -> Arrays.stream(of(study).means()).allMatch(Double::isFinite))
            .toList();
    Scale scale = Scale.around(strongest.stream().map(s -> apart(of(s))).toArray(double[][]::new));
    return Html.join(
        Html.of(
            "<div class=\"cards\">{}</div>",
            strongest.stream().map(study -> card(study, scale)).toList()),
        table(),
        Html.of(
            "<p class=\"note\">Charts show the strongest features, without those similar"
                + " to a stronger one (ρ beyond ±0.7). Returns are in basis points over {},"
                + " before costs. {} The charts show each quintile minus the mean of the five,"
                + " which removes the market's return.</p>",
            FeatureTerms.first(findings),
            switch (findings.ranked()) {
              case TICKERS -> "Tickers are sorted by the feature in each session.";
              case BARS ->
                  "A bar's quintile is that of the feature among the bars of the 20 sessions before;"
                      + " a quintile's return in a session is the sum over its bars divided by the"
                      + " number that it would have by its share of those sessions.";
            }));
  }

  private static QuantileReturns of(FeatureStudy study) {
    return study.horizons().get(0).quantiles();
  }

  private static double[] apart(QuantileReturns quantiles) {
    double mean = Arrays.stream(quantiles.means()).average().orElse(0);
    return Arrays.stream(quantiles.means()).map(value -> value - mean).toArray();
  }

  private Html card(FeatureStudy study, Scale scale) {
    QuantileReturns quantiles = of(study);
    return Html.of(
        """
        <figure class="card">
        <h3>{}</h3>
        <p class="sub">spread {}, t {}</p>
        {}
        </figure>
        """,
        study.feature(),
        FeatureTerms.points(quantiles.spread().mean()),
        FeatureTerms.t(quantiles.spread().t()),
        new ColumnChart(
                "Returns by quintile of " + study.feature(),
                scale,
                apart(quantiles),
                List.of("low", "2", "3", "4", "high"),
                FeatureTerms::points)
            .html());
  }

  private Html table() {
    List<Html> head =
        List.of(
            Html.of("<th>Feature</th>"),
            FeatureTerms.head("Lowest"),
            FeatureTerms.head("2"),
            FeatureTerms.head("3"),
            FeatureTerms.head("4"),
            FeatureTerms.head("Highest"),
            FeatureTerms.head("Spread"),
            FeatureTerms.head("t"),
            FeatureTerms.head("Monotonicity"));
    return FeatureTerms.folded(
        head, findings.studies().stream().map(ReturnsSection::row).toList(), SHOWN, "features");
  }

  private static Html row(FeatureStudy study) {
    QuantileReturns quantiles = of(study);
    List<Html> cells = new ArrayList<>(List.of(FeatureTerms.name(study.feature())));
    Arrays.stream(quantiles.means())
        .mapToObj(m -> FeatureTerms.number(FeatureTerms.points(m)))
        .forEach(cells::add);
    cells.add(FeatureTerms.strong(FeatureTerms.points(quantiles.spread().mean())));
    cells.add(FeatureTerms.number(FeatureTerms.t(quantiles.spread().t())));
    cells.add(FeatureTerms.number(NumberText.signed(quantiles.monotonicity(), 1)));
    return Html.of("<tr>{}</tr>", cells);
  }
}
