package io.tidemark.features.factors.page;

import io.tidemark.features.factors.statistics.FeatureCorrelation;
import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.HorizonStudy;
import io.tidemark.features.factors.statistics.HorizonStudy.Part;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.reports.chart.BandLayer;
import io.tidemark.reports.chart.HeatTable;
import io.tidemark.reports.chart.Layer;
import io.tidemark.reports.chart.Legend;
import io.tidemark.reports.chart.LineLayer;
import io.tidemark.reports.chart.Scale;
import io.tidemark.reports.chart.TimeChart;
import io.tidemark.reports.chart.TimeChart.Readout;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Whether a feature predicted in all years and regimes, or only in some. */
record StabilitySection(
    ReportBasis basis, StudyResults findings, FeatureCorrelation likeness, RegimePalette palette)
    implements Section {
  private static final List<String> STYLES = List.of("challenger", "lost", "market");
  private static final int SHOWN = 20;
  private static final int MOST_POINTS = 1500;

  /** The absolute t at which a cell has its full colour. */
  private static final double STRONG = 4;

  @Override
  public String title() {
    return "Stability by year and regime";
  }

  @Override
  public String finding() {
    FeatureStudy best = findings.studies().get(0);
    HorizonStudy study = best.horizons().get(0);
    boolean up = study.rankIc().mean() > 0;
    List<Part> years = study.years().stream().filter(y -> !Double.isNaN(y.rankIc().t())).toList();
    long alike = years.stream().filter(year -> year.rankIc().mean() > 0 == up).count();
    return "The yearly rank IC of %s, the strongest feature, has the sign of its overall mean in %d of %s.%s"
        .formatted(
            best.feature(),
            alike,
            NumberText.plural(years.size(), "year", "years"),
            basis.regimeModel().isEmpty()
                ? " There are no regime labels of these prices, so no figures by regime are shown."
                : "");
  }

  @Override
  public Html body() {
    List<FeatureStudy> shown = findings.studies().stream().limit(SHOWN).toList();
    return Html.join(
        basis.dates().size() < 2 ? Html.NONE : chart(),
        heat("By year", shown, HorizonStudy::years, Comparator.naturalOrder()),
        heat("By regime", shown, HorizonStudy::regimes, palette.byCalm()),
        Html.of(
            "<p class=\"note\">Mean rank IC at a horizon of {}; the colour shows t and is"
                + " full at |t| = {}. A cell is empty if it has fewer than 20 sessions, or fewer"
                + " than two horizons of them. {}</p>",
            FeatureTerms.first(findings),
            NumberText.decimal(STRONG, 0),
            basis.regimeModel().isEmpty()
                ? ""
                : "A session's regime is the one known at its close%s, by model %s."
                    .formatted(
                        switch (findings.ranked()) {
                          case TICKERS -> "";
                          case BARS -> ", after its bars";
                        },
                        basis.regimeModel())));
  }

  private Html chart() {
    int step = (basis.dates().size() + MOST_POINTS - 1) / MOST_POINTS;
    int last = basis.dates().size() - 1;
    int[] points = IntStream.rangeClosed(0, last).filter(i -> (last - i) % step == 0).toArray();
    List<LocalDate> dates = IntStream.of(points).mapToObj(basis.dates()::get).toList();
    List<Layer> layers = new ArrayList<>();
    List<Readout> readouts = new ArrayList<>();
    List<Legend.Entry> legend = new ArrayList<>();
    List<double[]> lines = new ArrayList<>();
    List<String> regimes =
        Arrays.stream(basis.regimes()).map(r -> Objects.requireNonNullElse(r, "none")).toList();
    if (!basis.regimeModel().isEmpty()) {
      layers.add(BandLayer.of(BandLayer.spells(basis.dates(), regimes), palette::style));
    }
    List<FeatureStudy> shown = FeatureTerms.apart(findings, likeness, STYLES.size());
    for (int i = 0; i < shown.size(); i++) {
      FeatureStudy study = shown.get(i);
      double[] sums = cumulated(study.horizons().get(0).daily());
      double[] line = IntStream.of(points).mapToDouble(p -> sums[p]).toArray();
      lines.add(line);
      layers.add(new LineLayer(STYLES.get(i), line));
      legend.add(new Legend.Entry("line", STYLES.get(i), study.feature()));
      readouts.add(
          new Readout(
              study.feature(),
              Arrays.stream(line).mapToObj(value -> NumberText.signed(value, 1)).toList()));
    }
    if (!basis.regimeModel().isEmpty()) {
      readouts.add(new Readout("regime", IntStream.of(points).mapToObj(regimes::get).toList()));
      legend.addAll(palette.legend("band"));
    }
    TimeChart chart =
        new TimeChart(
            "Cumulative rank IC of the strongest features",
            dates,
            260,
            Scale.around(lines.toArray(double[][]::new)),
            value -> NumberText.signed(value, 0),
            layers,
            readouts);
    return Html.of(
        "<figure><h3>Cumulative daily rank IC at a horizon of {}, strongest features"
            + " without those similar to a stronger one</h3>{}{}</figure>",
        FeatureTerms.first(findings),
        new Legend(legend).html(),
        chart.html());
  }

  private static double[] cumulated(double[] daily) {
    double[] sums = new double[daily.length];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += Double.isFinite(daily[i]) ? daily[i] : 0;
      sums[i] = sum;
    }
    return sums;
  }

  private static Html heat(
      String title,
      List<FeatureStudy> shown,
      Function<HorizonStudy, List<Part>> parts,
      Comparator<String> order) {
    List<String> names =
        shown.stream()
            .flatMap(study -> parts.apply(study.horizons().get(0)).stream())
            .filter(part -> !Double.isNaN(part.rankIc().t()))
            .map(Part::name)
            .distinct()
            .sorted(order)
            .toList();
    if (names.isEmpty()) {
      return Html.NONE;
    }
    List<HeatTable.Row> rows =
        shown.stream()
            .map(
                study ->
                    new HeatTable.Row(
                        study.feature(),
                        names.stream()
                            .map(name -> cell(parts.apply(study.horizons().get(0)), name))
                            .toList()))
            .toList();
    return Html.of("<h3>{}</h3>{}", title, new HeatTable("Feature", names, rows).html());
  }

  private static HeatTable.Cell cell(List<Part> parts, String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name) && !Double.isNaN(part.rankIc().t()))
        .findFirst()
        .map(
            part ->
                new HeatTable.Cell(
                    FeatureTerms.ic(part.rankIc().mean()),
                    part.rankIc().t() / STRONG,
                    "t %s on %d sessions"
                        .formatted(FeatureTerms.t(part.rankIc().t()), part.rankIc().days())))
        .orElse(new HeatTable.Cell("", 0, "too few sessions"));
  }
}
