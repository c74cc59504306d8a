package io.tidemark.features.report.section;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.tidemark.api.regimes.LabelRegimesRequest.Refit;
import io.tidemark.reports.chart.BandLayer;
import io.tidemark.reports.chart.BandLayer.Band;
import io.tidemark.reports.chart.Legend;
import io.tidemark.reports.chart.LineLayer;
import io.tidemark.reports.chart.Scale;
import io.tidemark.reports.chart.StackedAreas;
import io.tidemark.reports.chart.TimeChart;
import io.tidemark.reports.chart.TimeChart.Readout;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.page.Sentences;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The market's regimes over time.
 *
 * @param days ascending
 * @param model identity of the regime model
 * @param refits how far each refit moved the model's states
 * @param warnings warnings of the regime model
 */
public record RegimeSection(
    List<Day> days, RegimePalette palette, String model, List<Refit> refits, List<String> warnings)
    implements Section {
  private static final double SESSIONS_A_YEAR = 252;
  private static final int MOST_POINTS = 1500;

  /**
   * A session.
   *
   * @param marketReturn equal-weight return of all tickers since the session before
   * @param regime regime at the close; {@code unknown} before the first fit
   * @param probabilities filtered probabilities in the palette's order; empty if there are none
   */
  public record Day(
      LocalDate date, double marketReturn, String regime, List<Double> probabilities) {}

  @Override
  public String title() {
    return "Market regimes";
  }

  @Override
  public String finding() {
    if (days.isEmpty()) {
      return "No session was labelled.";
    }
    Map<String, Long> sessions = sessions();
    List<String> shares =
        sessions.entrySet().stream()
            .map(
                e ->
                    "%s on %s"
                        .formatted(
                            e.getKey(), NumberText.percent((double) e.getValue() / days.size(), 0)))
            .toList();
    List<Band> spells = spells();
    Band last = spells.get(spells.size() - 1);
    return "The regime was %s of %s; the period ends %s, as it has been since %s."
        .formatted(
            Sentences.list(shares),
            NumberText.plural(days.size(), "session", "sessions"),
            last.name(),
            last.from());
  }

  @Override
  public Html body() {
    return Html.join(
        days.size() < 2 ? Html.NONE : charts(),
        table(),
        Html.of(
            "<p class=\"note\">Model {}. A session's label and probabilities use no data that was "
                + "known after its close; the label changes only when another regime is clearly more "
                + "likely. Regimes are ordered and named by the stress in the model's inputs, not "
                + "by the market's return in them. Probabilities assume that the model is right: in "
                + "simulated markets with known regimes, 96 to 97 % of the sessions with a "
                + "probability above 95 % were in that regime.</p>",
            model),
        refits.isEmpty() ? Html.NONE : Html.of("<p class=\"note\">{}</p>", moves()),
        Html.of("<ul class=\"warnings\">{}</ul>", items(warnings)).when(!warnings.isEmpty()));
  }

  /** How far the states moved when the model was fitted anew. */
  private String moves() {
    Refit largest = Collections.max(refits, Comparator.comparingDouble(r -> Math.abs(r.move())));
    double[] sizes = refits.stream().mapToDouble(r -> Math.abs(r.move())).sorted().toArray();
    return "The model was refitted %s. The largest move of a state's mean at a refit was %s standard deviations of the state in the median, and %s at most, in %s of %s on %s: a regime's name keeps its order of stress, not its level."
        .formatted(
            NumberText.plural(refits.size(), "time", "times"),
            NumberText.decimal(sizes[sizes.length / 2], 2),
            NumberText.decimal(Math.abs(largest.move()), 2),
            largest.input(),
            largest.regime(),
            largest.session());
  }

  private Html charts() {
    int step = (days.size() + MOST_POINTS - 1) / MOST_POINTS;
    int last = days.size() - 1;
    double[] wealth = wealth();
    int[] shown = IntStream.rangeClosed(0, last).filter(i -> (last - i) % step == 0).toArray();
    List<LocalDate> dates = IntStream.of(shown).mapToObj(i -> days.get(i).date()).toList();
    double[] line = IntStream.of(shown).mapToDouble(i -> wealth[i]).toArray();
    List<String> regimes = IntStream.of(shown).mapToObj(i -> days.get(i).regime()).toList();
    double[][] shares = new double[palette.order().size()][];
    for (int r = 0; r < shares.length; r++) {
      int regime = r;
      shares[r] = IntStream.of(shown).mapToDouble(i -> probability(days.get(i), regime)).toArray();
    }
    return Html.join(marketChart(dates, line, regimes), probabilityChart(dates, regimes, shares));
  }

  private Html marketChart(List<LocalDate> dates, double[] line, List<String> regimes) {
    TimeChart chart =
        new TimeChart(
            "Cumulative equal-weight return of the market over its regimes",
            dates,
            280,
            Scale.around(line),
            value -> NumberText.signedPercent(value, 0),
            List.of(BandLayer.of(spells(), palette::style), new LineLayer("market", line)),
            List.of(new Readout("market", signedPercents(line)), new Readout("regime", regimes)));
    List<Legend.Entry> legend = new ArrayList<>();
    legend.add(
        new Legend.Entry("line", "market", "market, equal weight, including reported dividends"));
    legend.addAll(palette.legend("band"));
    sessions().keySet().stream()
        .filter(regime -> !palette.order().contains(regime))
        .forEach(regime -> legend.add(new Legend.Entry("band", palette.style(regime), regime)));
    return Html.of("<figure>{}{}</figure>", new Legend(legend).html(), chart.html());
  }

  private Html probabilityChart(List<LocalDate> dates, List<String> regimes, double[][] shares) {
    if (shares.length == 0) {
      return Html.NONE;
    }
    List<Readout> readouts = new ArrayList<>();
    for (int r = 0; r < shares.length; r++) {
      readouts.add(new Readout(palette.order().get(r), percents(shares[r])));
    }
    readouts.add(new Readout("label", regimes));
    TimeChart chart =
        new TimeChart(
            "Filtered probability of each regime",
            dates,
            120,
            new Scale(0, 1),
            value -> NumberText.percent(value, 0),
            List.of(
                new StackedAreas(palette.order().stream().map(palette::style).toList(), shares)),
            readouts);
    return Html.of("<figure><p class=\"legend\">Filtered probability</p>{}</figure>", chart.html());
  }

  private Html table() {
    List<Html> rows = new ArrayList<>();
    sessions().forEach((regime, count) -> rows.add(row(regime, count)));
    return Html.of(
        """
        <div class="wide"><table>
        <thead><tr><th>Regime</th><th class="n">Sessions</th><th class="n">Spells</th>
        <th class="n">Return a year</th><th class="n">Volatility a year</th></tr></thead>
        <tbody>{}</tbody></table></div>
        """,
        rows);
  }

  private Html row(String regime, long count) {
    double[] returns =
        days.stream()
            .filter(d -> d.regime().equals(regime) && Double.isFinite(d.marketReturn()))
            .mapToDouble(Day::marketReturn)
            .toArray();
    double mean =
        IntStream.range(0, returns.length)
            .mapToDouble(i -> returns[i])
            .average()
            .orElse(Double.NaN);
    double squares = 0;
    for (double r : returns) {
      squares += (r - mean) * (r - mean);
    }
    double deviation = Math.sqrt(squares / (returns.length - 1));
    return Html.of(
        "<tr><td><i class=\"key band {}\"></i>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td>"
            + "<td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
        palette.style(regime),
        regime,
        NumberText.count(count),
        NumberText.count(spells().stream().filter(s -> s.name().equals(regime)).count()),
        NumberText.signedPercent(mean * SESSIONS_A_YEAR, 1),
        NumberText.percent(deviation * Math.sqrt(SESSIONS_A_YEAR), 1));
  }

  private Map<String, Long> sessions() {
    Map<String, Long> sessions = new TreeMap<>(palette.byCalm());
    sessions.putAll(days.stream().collect(groupingBy(Day::regime, counting())));
    return sessions;
  }

  private List<Band> spells() {
    return BandLayer.spells(
        days.stream().map(Day::date).toList(), days.stream().map(Day::regime).toList());
  }

  /** Cumulative return since the first day. */
  private double[] wealth() {
    double[] wealth = new double[days.size()];
    double worth = 1;
    for (int i = 0; i < wealth.length; i++) {
      double r = days.get(i).marketReturn();
      worth *= i > 0 && Double.isFinite(r) ? 1 + r : 1;
      wealth[i] = worth - 1;
    }
    return wealth;
  }

  private static double probability(Day day, int regime) {
    return regime < day.probabilities().size() ? day.probabilities().get(regime) : Double.NaN;
  }

  private static List<String> percents(double[] values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> NumberText.percent(values[i], 0))
        .toList();
  }

  private static List<String> signedPercents(double[] values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> NumberText.signedPercent(values[i], 1))
        .toList();
  }

  private static List<Html> items(List<String> texts) {
    return texts.stream().map(text -> Html.of("<li>{}</li>", text)).toList();
  }
}
