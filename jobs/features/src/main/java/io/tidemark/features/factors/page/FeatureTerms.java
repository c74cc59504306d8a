package io.tidemark.features.factors.page;

import io.tidemark.features.factors.statistics.FeatureCorrelation;
import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.List;

/** How figures of features are written. */
final class FeatureTerms {
  private static final double LEAST_Q = 0.001;

  private FeatureTerms() {}

  /** The strongest features of which none is much like a stronger one. */
  static List<FeatureStudy> apart(StudyResults findings, FeatureCorrelation likeness, int most) {
    List<String> chosen =
        likeness.apart(findings.studies().stream().map(FeatureStudy::feature).toList(), most);
    return findings.studies().stream().filter(s -> chosen.contains(s.feature())).toList();
  }

  static String sessions(int horizon) {
    return NumberText.plural(horizon, "session", "sessions");
  }

  static String ic(double value) {
    return NumberText.signed(value, 3);
  }

  static String t(double value) {
    return NumberText.signed(value, 1);
  }

  static String q(double value) {
    return value < LEAST_Q ? "< 0.001" : NumberText.decimal(value, 3);
  }

  /** A mean return, in hundredths of a percent. */
  static String points(double value) {
    return NumberText.signed(10_000 * value, 1);
  }

  static Html number(String text) {
    return Html.of("<td class=\"n\">{}</td>", text);
  }

  static Html strong(String text) {
    return Html.of("<td class=\"n strong\">{}</td>", text);
  }

  static Html head(String text) {
    return Html.of("<th class=\"n\">{}</th>", text);
  }

  static Html name(String text) {
    return Html.of("<td class=\"d\">{}</td>", text);
  }

  static Html table(List<Html> head, List<Html> rows) {
    return Html.of(
        "<div class=\"wide\"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
        head,
        rows);
  }

  /** The first rows in sight, all of them a click away. */
  static Html folded(List<Html> head, List<Html> rows, int shown, String what) {
    return rows.size() <= shown
        ? table(head, rows)
        : Html.join(
            table(head, rows.subList(0, shown)),
            Html.of(
                "<details><summary>All {} {}</summary>{}</details>",
                NumberText.count(rows.size()),
                what,
                table(head, rows)));
  }
}
