package io.tidemark.features.report.section;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.reports.chart.BarChart;
import io.tidemark.reports.chart.BarChart.Bar;
import io.tidemark.reports.chart.Legend;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.page.Sentences;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The importance of the features in each model, and which features are served.
 *
 * @param models one per regime
 * @param selected chosen features by regime, most important first
 * @param features all features of the set
 */
public record FeatureSection(
    List<Model> models,
    Map<String, List<String>> selected,
    List<String> features,
    RegimePalette palette)
    implements Section {
  private static final int SHOWN = 12;

  private record Weight(String feature, double share) {}

  @Override
  public String title() {
    return "Features";
  }

  @Override
  public String finding() {
    if (models.isEmpty()) {
      return "No model was trained, so no feature could be ranked.";
    }
    long served = selected.values().stream().flatMap(List::stream).distinct().count();
    return "%s of %d features are served in at least one regime; the most important is %s markets."
        .formatted(NumberText.count(served), features.size(), leaders());
  }

  private String leaders() {
    Map<String, List<String>> regimesByLeader =
        ordered().stream()
            .collect(
                groupingBy(
                    model -> weights(model).get(0).feature(),
                    LinkedHashMap::new,
                    mapping(Model::regime, toList())));
    return Sentences.list(
        regimesByLeader.entrySet().stream()
            .map(e -> e.getKey() + " in " + Sentences.list(e.getValue()))
            .toList());
  }

  @Override
  public Html body() {
    double longest =
        models.stream()
            .flatMap(m -> weights(m).stream())
            .mapToDouble(Weight::share)
            .max()
            .orElse(0);
    return Html.join(
        new Legend(
                List.of(
                    new Legend.Entry("area", "chosen", "chosen for the regime"),
                    new Legend.Entry("area", "passed", "not chosen")))
            .html(),
        Html.of(
            "<div class=\"cards\">{}</div>",
            ordered().stream().map(model -> card(model, longest)).toList()),
        Html.of(
            "<p class=\"note\">Bars show each feature's share of the model's total"
                + " importance. Chosen features are the inputs of the regime's model that was"
                + " scored out of sample.</p>"));
  }

  private Html card(Model model, double longest) {
    List<String> chosen = selected.getOrDefault(model.regime(), List.of());
    List<Weight> weights = weights(model);
    double carried =
        weights.stream().filter(w -> chosen.contains(w.feature())).mapToDouble(Weight::share).sum();
    List<Bar> bars =
        weights.stream()
            .limit(SHOWN)
            .map(
                w ->
                    new Bar(
                        w.feature(),
                        w.share(),
                        NumberText.percent(w.share(), 1),
                        chosen.contains(w.feature())
                            ? "chosen " + palette.style(model.regime())
                            : "passed"))
            .toList();
    return Html.of(
        """
        <figure class="card">
        <h3><i class="key band {}"></i>{}</h3>
        <p class="sub">{}, trained on {} rows; {} chosen, with {} of the importance</p>
        {}
        {}
        </figure>
        """,
        palette.style(model.regime()),
        RegimePalette.label(model.regime()),
        model.maker(),
        NumberText.count(model.rows()),
        NumberText.count(chosen.size()),
        NumberText.percent(carried, 0),
        new BarChart(longest, bars).html(),
        Html.of("<p class=\"sub\">and {} more</p>", weights.size() - SHOWN)
            .when(weights.size() > SHOWN));
  }

  private List<Model> ordered() {
    return models.stream().sorted(Comparator.comparing(Model::regime, palette.byCalm())).toList();
  }

  private static List<Weight> weights(Model model) {
    return IntStream.range(0, model.features().size())
        .mapToObj(i -> new Weight(model.features().get(i), share(model.importance().get(i))))
        .sorted(Comparator.comparingDouble(Weight::share).reversed().thenComparing(Weight::feature))
        .toList();
  }

  private static double share(Double importance) {
    return importance == null || !Double.isFinite(importance) ? 0 : importance;
  }
}
