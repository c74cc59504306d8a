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

/** How the figures are defined, and the provenance of the report. */
record MethodSection(ReportBasis basis, StudyResults findings) implements Section {

  @Override
  public String title() {
    return "Method and provenance";
  }

  @Override
  public String finding() {
    return switch (findings.ranked()) {
      case TICKERS ->
          "A feature of a session is known after that session's close and can be traded at the next open at the earliest; returns begin %s."
              .formatted(
                  basis.request().skip() == 0
                      ? "at that close, as in the label ref(px.close, -n) / px.close - 1, and so"
                          + " include an overnight return that cannot be traded; --skip 1 starts at"
                          + " the next close"
                      : "at the close %s later, which can be traded".formatted(skipped()));
      case BARS ->
          "A feature of a bar is known when the bar ends; returns begin %s."
              .formatted(
                  basis.request().skip() == 0
                      ? "at the close of that bar, the last price that the feature saw, which"
                          + " can hardly be traded; --skip 1 leaves out the next bar and starts at"
                          + " its close"
                      : "at the close %s later, which can be traded".formatted(skipped()));
    };
  }

  private String skipped() {
    return FeatureTerms.horizon(findings, basis.request().skip());
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
        returns(),
        correlations() + " " + leftOut(),
        "ICIR is the mean of the daily rank ICs divided by their standard deviation,"
            + " per session and not annualised. t is the mean divided by its standard"
            + " error by the equal-weighted cosine estimator with ν cosines (Lazarus, Lewis,"
            + " Stock and Watson, 2018); ν is the smaller of 0.41 n^(2/3) and a third of the"
            + " number of sessions divided by those that overlap.",
        "q is the Benjamini-Hochberg adjusted p-value among all features of the set at"
            + " one horizon; p is two-sided from Student's t with ν degrees of freedom."
            + " Features that were tried but are not in the set are not counted.",
        "By chance, one feature in twenty has p < 0.05. Correlated features pass together,"
            + " so the number may be far larger than expected without any predicting: the"
            + " bound that is exceeded in 5 % of cases is from 2,000 random rotations of the"
            + " ICs' projections on the cosines, the same for all features (rotation test;"
            + " Langsrud, 2005).",
        "Coverage is the share of the feature table's %s on which the feature has a value."
            .formatted(
                switch (findings.ranked()) {
                  case TICKERS -> "ticker-days";
                  case BARS -> "bars";
                }),
        "Trading costs are not deducted. Tickers that were halted when the set was"
            + " built are not in the report.");
  }

  private String returns() {
    return switch (findings.ranked()) {
      case TICKERS ->
          "Returns are close to close, adjusted for splits and dividends as known at the"
              + " as-of time. Where a close is missing the return is missing. Where a ticker's"
              + " prices have ended, with no close in ten sessions in which others traded, its"
              + " last close is carried on: the return on delisting counts as 0, although it is"
              + " about -30 % where the company failed (Shumway, 1997).";
      case BARS ->
          "Returns are close to close over bars of the same ticker and session, as known at the"
              + " as-of time. All bars from the feature's to the last of the return must follow"
              + " one another without a gap, a break, a roll to another contract, a split or a"
              + " dividend, and before the session ends; otherwise the return is missing.";
    };
  }

  private String correlations() {
    return switch (findings.ranked()) {
      case TICKERS ->
          "IC is Pearson's correlation of feature and forward return across the tickers"
              + " of one session; rank IC is Spearman's, ties sharing their mean rank. A"
              + " session counts only if at least ten tickers have both values and neither"
              + " side is constant.";
      case BARS ->
          "A bar is ranked among the 20 sessions before, at least 5, not within its own session:"
              + " the later bars of a session are not known yet, and within one session a"
              + " feature that follows the price seems to predict a reversal, even of a random"
              + " walk (Stambaugh 1999). The rank IC of a session is the mean product over its"
              + " bars of two ranks: the feature's, minus the middle rank, and that of the size of"
              + " the return, with its sign (Wilcoxon's signed rank), each over its root mean"
              + " square in the sessions before; IC is the same of the values. Its mean is zero if"
              + " the sign of the return cannot be predicted. A session counts only if at least"
              + " ten bars have both. The bars of a session are not independent, so a session is"
              + " one observation of every mean and its standard error.";
    };
  }

  private String leftOut() {
    List<HorizonStudy> best = findings.studies().get(0).horizons();
    return "Of the %s with rows, the strongest feature has no rank IC on %s."
        .formatted(
            NumberText.plural(
                (long) best.get(0).rankIc().days() + best.get(0).leftOut(), "session", "sessions"),
            String.join(
                ", ",
                IntStream.range(0, best.size())
                    .mapToObj(
                        h ->
                            "%d (horizon %s)"
                                .formatted(
                                    best.get(h).leftOut(),
                                    FeatureTerms.horizon(findings, best.get(h).horizon())))
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
