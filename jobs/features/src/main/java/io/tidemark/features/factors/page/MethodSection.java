package io.tidemark.features.factors.page;

import io.tidemark.core.CodeVersion;
import io.tidemark.features.factors.statistics.HorizonStudy;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How it was counted, and from what. */
record MethodSection(ReportBasis basis, StudyResults findings) implements Section {

  @Override
  public String title() {
    return "How it was counted";
  }

  @Override
  public String finding() {
    return "A feature of a session is known after its close and can be acted on at the next open; returns begin %s."
        .formatted(
            basis.request().skip() == 0
                ? "at that close, as those of the label ref(px.close, -n) / px.close - 1 do, and so"
                    + " hold a night that nobody could have earned; --skip 1 counts from the next"
                    + " close"
                : "at the close %s later, a close that could be traded"
                    .formatted(FeatureTerms.sessions(basis.request().skip())));
  }

  @Override
  public Html body() {
    return Html.join(
        Html.of(
            "<ul class=\"points\">{}</ul>", points().stream().map(MethodSection::item).toList()),
        Html.of(
                "<ul class=\"warnings\">{}</ul>",
                basis.notes().stream().map(MethodSection::item).toList())
            .when(!basis.notes().isEmpty()),
        facts(),
        Html.of(
            "<details><summary>Definition of {}</summary><pre>{}</pre></details>",
            basis.set(),
            basis.definition()));
  }

  private List<String> points() {
    return List.of(
        "Returns are from close to close, adjusted for splits and dividends as they are known at"
            + " the knowledge time. Where a close is missing there is none, so what happened to a"
            + " ticker after its last price is not counted.",
        "IC is Pearson's correlation, across the tickers of one session, of feature and return;"
            + " rank IC is Spearman's, equal values sharing the mean of their ranks. A session"
            + " needs ten tickers with both, and two different values on either side. "
            + leftOut(),
        "ICIR is the mean of the daily ICs over their standard deviation, by session and not"
            + " annualised. t is the mean over its standard error after Newey and West, with"
            + " Bartlett's weights over the horizon less one session or ⌊4 (n / 100)^(2/9)⌋,"
            + " whichever is more.",
        "q is Benjamini and Hochberg's adjusted p value among all features of the set over one"
            + " horizon, p being normal. It does not know of the features that were tried and are"
            + " not in the set.",
        "Coverage is the share of the ticker-days of the feature table that have a value.",
        "No costs are taken off, and tickers that were halted when the set was built are not in"
            + " it.");
  }

  private String leftOut() {
    List<HorizonStudy> best = findings.studies().get(0).horizons();
    return "Of %s with rows, the strongest feature lacks an IC on %s."
        .formatted(
            NumberText.plural(
                (long) best.get(0).rankIc().days() + best.get(0).leftOut(), "session", "sessions"),
            String.join(
                ", ",
                IntStream.range(0, best.size())
                    .mapToObj(
                        h ->
                            "%d over %s"
                                .formatted(
                                    best.get(h).leftOut(),
                                    FeatureTerms.sessions(best.get(h).horizon())))
                    .toList()));
  }

  private Html facts() {
    List<Html> rows = new ArrayList<>();
    rows.add(row("Set", basis.set()));
    rows.add(row("Definition hash", basis.definitionHash()));
    rows.add(row("Prices of", basis.sources()));
    rows.add(
        row(
            "Universe",
            "%s, %s"
                .formatted(
                    basis.universe(), NumberText.plural(basis.tickers(), "ticker", "tickers"))));
    rows.add(row("Sessions", "%s to %s".formatted(basis.first(), basis.last())));
    rows.add(row("As of", basis.request().asOf().toString()));
    rows.add(row("Regime model", basis.regimeModel().isEmpty() ? "none" : basis.regimeModel()));
    basis.tables().forEach((table, version) -> rows.add(row(table, "Delta version " + version)));
    rows.add(row("Run key", basis.request().runKey().value()));
    rows.add(row("Tidemark", CodeVersion.current()));
    return Html.of(
        "<h3>Provenance</h3><div class=\"wide\"><table"
            + " class=\"facts\"><tbody>{}</tbody></table></div>",
        rows);
  }

  private static Html item(String text) {
    return Html.of("<li>{}</li>", text);
  }

  private static Html row(String name, String value) {
    return Html.of("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", name, value);
  }
}
