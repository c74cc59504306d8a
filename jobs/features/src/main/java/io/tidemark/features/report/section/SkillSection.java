package io.tidemark.features.report.section;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tidemark.reports.chart.BandLayer;
import io.tidemark.reports.chart.BoundaryLayer;
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
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The models' out-of-sample skill over time.
 *
 * @param days out-of-sample days, ascending
 */
public record SkillSection(
    List<Day> days, String challenger, String baseline, RegimePalette palette) implements Section {
  private static final int DECIMALS = 3;

  /** An out-of-sample day with both rank ICs; NaN where there is none. */
  public record Day(
      LocalDate date, int fold, String regime, double challengerIc, double baselineIc) {}

  private record Fold(int number, List<Day> days) {
    double mean(ToDoubleFunction<Day> ic) {
      return days.stream().mapToDouble(ic).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    double difference() {
      return mean(Day::challengerIc) - mean(Day::baselineIc);
    }

    LocalDate from() {
      return days.get(0).date();
    }

    LocalDate to() {
      return days.get(days.size() - 1).date();
    }
  }

  @Override
  public String title() {
    return "Skill over time";
  }

  @Override
  public String finding() {
    if (days.isEmpty()) {
      return "There was no out-of-sample day to score.";
    }
    List<Fold> folds = folds();
    long ahead = folds.stream().filter(fold -> fold.difference() > 0).count();
    return "%s was ahead of %s in %d of %s; over %s the sum of its daily rank IC is %s, against %s."
        .formatted(
            challenger,
            baseline,
            ahead,
            NumberText.plural(folds.size(), "fold", "folds"),
            NumberText.plural(days.size(), "out-of-sample day", "out-of-sample days"),
            NumberText.signed(last(cumulative(Day::challengerIc)), 1),
            NumberText.signed(last(cumulative(Day::baselineIc)), 1));
  }

  @Override
  public Html body() {
    return days.size() < 2 ? Html.NONE : Html.join(chart(), table());
  }

  private Html chart() {
    List<LocalDate> dates = days.stream().map(Day::date).toList();
    List<String> regimes = days.stream().map(Day::regime).toList();
    double[] ours = cumulative(Day::challengerIc);
    double[] theirs = cumulative(Day::baselineIc);
    TimeChart chart =
        new TimeChart(
            "Cumulative out-of-sample rank IC of both models",
            dates,
            260,
            Scale.around(ours, theirs),
            value -> NumberText.signed(value, 0),
            List.of(
                BandLayer.of(BandLayer.spells(dates, regimes), palette::style),
                new BoundaryLayer(folds().stream().map(Fold::from).toList()),
                new LineLayer("baseline", theirs),
                new LineLayer("challenger", ours)),
            List.of(
                new Readout(challenger, signed(ours)),
                new Readout(baseline, signed(theirs)),
                new Readout("regime", regimes)));
    List<Legend.Entry> legend = new ArrayList<>();
    legend.add(new Legend.Entry("line", "challenger", challenger));
    legend.add(new Legend.Entry("line", "baseline", baseline));
    legend.add(new Legend.Entry("upright", "fold", "start of a fold"));
    legend.addAll(palette.legend("band"));
    return Html.of("<figure>{}{}</figure>", new Legend(legend).html(), chart.html());
  }

  private Html table() {
    return Html.of(
        """
        <div class="wide"><table>
        <thead><tr><th class="n">Fold</th><th>From</th><th>To</th><th class="n">Days</th>
        <th class="n">{}</th><th class="n">{}</th><th class="n">Difference</th></tr></thead>
        <tbody>{}</tbody></table></div>
        """,
        challenger,
        baseline,
        folds().stream().map(SkillSection::row).toList());
  }

  private static Html row(Fold fold) {
    return Html.of(
        "<tr><td class=\"n\">{}</td><td class=\"d\">{}</td><td class=\"d\">{}</td><td"
            + " class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n"
            + " strong\">{}</td></tr>",
        fold.number(),
        fold.from(),
        fold.to(),
        NumberText.count(fold.days().size()),
        NumberText.signed(fold.mean(Day::challengerIc), DECIMALS),
        NumberText.signed(fold.mean(Day::baselineIc), DECIMALS),
        NumberText.signed(fold.difference(), DECIMALS));
  }

  private List<Fold> folds() {
    return days.stream().collect(groupingBy(Day::fold, TreeMap::new, toList())).entrySet().stream()
        .map(e -> new Fold(e.getKey(), e.getValue()))
        .toList();
  }

  private double[] cumulative(ToDoubleFunction<Day> ic) {
    double[] sums = new double[days.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      double value = ic.applyAsDouble(days.get(i));
      sum += Double.isFinite(value) ? value : 0;
      sums[i] = sum;
    }
    return sums;
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }

  private static List<String> signed(double[] values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> NumberText.signed(values[i], 2))
        .toList();
  }
}
