package io.tidemark.features.report.section;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.FetchRequest.Failure;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.reports.chart.BarChart;
import io.tidemark.reports.chart.BarChart.Bar;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.page.Sentences;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fetched data, quarantined rows and disagreements between vendors.
 *
 * @param fetched result of the fetch; null if all sources were imported
 * @param landed result of the landing; null if all sources were imported
 */
public record QualitySection(
    FetchRequest.Result fetched,
    LandRequest.Result landed,
    ReconcileRequest.Result reconciled,
    QualityFacts facts)
    implements Section {
  private static final int MOST_FAILURES = 40;
  private static final int LONGEST_PLACE = 90;

  @Override
  public String title() {
    return "Data quality";
  }

  @Override
  public String finding() {
    return refused() + " " + agreement() + failures();
  }

  private String refused() {
    if (facts.quarantined() == 0) {
      return "No row broke a rule; nothing is in quarantine.";
    }
    String most = facts.rules().isEmpty() ? "" : facts.rules().get(0).rule();
    return "%s %s in quarantine%s, %s."
        .formatted(
            NumberText.plural(facts.quarantined(), "row", "rows"),
            facts.quarantined() == 1 ? "is" : "are",
            landed == null || landed.read() == 0
                ? ""
                : " (%s of those read)"
                    .formatted(NumberText.percent((double) facts.quarantined() / landed.read(), 2)),
            "most often for " + most);
  }

  private String agreement() {
    long compared = reconciled.agreed() + reconciled.disputed();
    if (compared == 0) {
      return "No day had prices from two vendors, so nothing could be compared.";
    }
    return "Vendors agreed on %s of the %s that more than one of them covers; %s left out because no vendor could be trusted."
        .formatted(
            NumberText.percent((double) reconciled.agreed() / compared, 2),
            NumberText.plural(compared, "ticker-day", "ticker-days"),
            reconciled.held() == 0
                ? "none was"
                : reconciled.held() == 1 ? "1 was" : NumberText.count(reconciled.held()) + " were");
  }

  private String failures() {
    if (fetched == null || fetched.failures().isEmpty()) {
      return "";
    }
    List<String> subjects = fetched.failures().stream().map(Failure::subject).distinct().toList();
    return " %s could not be fetched%s."
        .formatted(
            NumberText.plural(fetched.failures().size(), "answer", "answers"),
            subjects.size() <= 6 ? ": " + Sentences.list(subjects) : "");
  }

  @Override
  public Html body() {
    return Html.join(
        arrivals(),
        agreementBar(),
        failureTable(),
        ruleBars(),
        sampleTable(),
        fields(),
        disputes());
  }

  private Html arrivals() {
    boolean nothingCame =
        (fetched == null || fetched.responses() == 0) && (landed == null || landed.read() == 0);
    if (nothingCame) {
      return Html.of(
          "<p class=\"note\">Nothing was fetched: all sources were imported before the run.</p>");
    }
    Map<String, String> figures = new LinkedHashMap<>();
    if (fetched != null) {
      figures.put("Payloads stored", NumberText.count(fetched.responses()));
      figures.put("Raw bytes", NumberText.bytes(fetched.bytes()));
    }
    if (landed != null) {
      figures.put("Rows read", NumberText.count(landed.read()));
      figures.put("New bars", NumberText.count(landed.bars()));
      figures.put("New actions", NumberText.count(landed.actions()));
      figures.put("New macro values", NumberText.count(landed.macro()));
    }
    return Html.of(
        "<dl class=\"figures small\">{}</dl>",
        figures.entrySet().stream()
            .map(e -> Html.of("<div><dt>{}</dt><dd>{}</dd></div>", e.getKey(), e.getValue()))
            .toList());
  }

  private Html agreementBar() {
    Map<String, Long> days = new LinkedHashMap<>();
    days.put("agreed", reconciled.agreed());
    days.put("one vendor alone", reconciled.single());
    days.put("disputed", reconciled.disputed());
    days.put("left out", reconciled.held());
    double all = days.values().stream().mapToLong(Long::longValue).sum();
    return Html.of(
        "<h3>Ticker-days by agreement</h3>{}",
        new BarChart(
                1,
                days.entrySet().stream()
                    .map(
                        e ->
                            new Bar(
                                e.getKey(),
                                all == 0 ? 0 : e.getValue() / all,
                                NumberText.count(e.getValue()),
                                "plain"))
                    .toList())
            .html());
  }

  private Html failureTable() {
    if (fetched == null || fetched.failures().isEmpty()) {
      return Html.NONE;
    }
    List<Html> rows =
        fetched.failures().stream()
            .limit(MOST_FAILURES)
            .map(
                f ->
                    Html.of(
                        "<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"n\">{}</td>"
                            + "<td class=\"n\">{}</td><td>{}</td></tr>",
                        f.vendor(),
                        f.resource(),
                        f.subject(),
                        f.status() == 0 ? "none" : f.status(),
                        f.attempts(),
                        f.reason()))
            .toList();
    return Html.of(
        """
        <h3>Requests that failed after all retries</h3>
        <div class="wide"><table>
        <thead><tr><th>Vendor</th><th>Resource</th><th>Subject</th><th class="n">Status</th>
        <th class="n">Attempts</th><th>Reason</th></tr></thead>
        <tbody>{}</tbody></table></div>
        {}
        """,
        rows,
        more(fetched.failures().size() - rows.size()));
  }

  private Html ruleBars() {
    if (facts.rules().isEmpty()) {
      return Html.NONE;
    }
    double longest = facts.rules().get(0).rows();
    return Html.of(
        "<h3>Rows in quarantine by rule</h3>{}",
        new BarChart(
                longest,
                facts.rules().stream()
                    .map(
                        r ->
                            new Bar(
                                r.rule() + " · " + r.source(),
                                r.rows(),
                                NumberText.count(r.rows()),
                                "plain"))
                    .toList())
            .html());
  }

  private Html sampleTable() {
    if (facts.samples().isEmpty()) {
      return Html.NONE;
    }
    return Html.of(
        """
        <h3>Sample of quarantined rows</h3>
        <div class="wide"><table>
        <thead><tr><th>Source</th><th>Ticker</th><th>Date</th><th>Reasons</th></tr></thead>
        <tbody>{}</tbody></table></div>
        """,
        facts.samples().stream()
            .map(
                r ->
                    Html.of(
                        "<tr><td>{}<br/><small>{}</small></td><td>{}</td><td class=\"d\">{}</td>"
                            + "<td>{}<br/><small class=\"place\">{}</small></td></tr>",
                        r.source(),
                        r.kind(),
                        r.ticker(),
                        r.date(),
                        String.join("; ", r.reasons()),
                        Sentences.clip(r.place(), LONGEST_PLACE)))
            .toList());
  }

  private Html fields() {
    if (facts.fields().isEmpty()) {
      return Html.NONE;
    }
    return Html.of(
        """
        <h3>Disagreements by field</h3>
        <div class="wide"><table>
        <thead><tr><th>Field</th><th class="n">Ticker-days</th><th class="n">No vendor trusted</th></tr></thead>
        <tbody>{}</tbody></table></div>
        """,
        facts.fields().stream()
            .map(
                f ->
                    Html.of(
                        "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
                        f.field(),
                        NumberText.count(f.days()),
                        NumberText.count(f.unresolved())))
            .toList());
  }

  private Html disputes() {
    if (facts.disputes().isEmpty()) {
      return Html.NONE;
    }
    return Html.of(
        """
        <h3>Widest disagreement by ticker</h3>
        <div class="wide"><table>
        <thead><tr><th>Ticker</th><th>Date</th><th>Field</th><th>Value of each vendor</th><th>Trusted</th><th class="n">Days disputed</th></tr></thead>
        <tbody>{}</tbody></table></div>
        """,
        facts.disputes().stream()
            .map(
                d ->
                    Html.of(
                        "<tr><td>{}</td><td class=\"d\">{}</td><td>{}</td><td>{}</td>"
                            + "<td>{}<br/><small>{}</small></td><td class=\"n\">{}</td></tr>",
                        d.ticker(),
                        d.date(),
                        d.field(),
                        said(d.values()),
                        d.chosen() == null || d.chosen().isEmpty() ? "nobody" : d.chosen(),
                        d.reason(),
                        NumberText.count(d.days())))
            .toList());
  }

  private static List<Html> said(Map<String, Double> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(
                e ->
                    Html.of(
                        "<span class=\"said\">{} <b>{}</b></span>",
                        e.getKey(),
                        e.getValue() == null
                            ? "–"
                            : NumberText.decimal(e.getValue(), decimals(e.getValue()))))
            .toList();
  }

  private static int decimals(double value) {
    return Math.abs(value) >= 10_000 ? 0 : 4;
  }

  private static Html more(int left) {
    return Html.of("<p class=\"note\">and {} more</p>", NumberText.count(left)).when(left > 0);
  }
}
