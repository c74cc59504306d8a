package io.tidemark.features.factors.page;

import io.tidemark.features.factors.statistics.FeatureCorrelation;
import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.List;

/** How the factor report formats figures and tables. */
final class FeatureTerms {
  private static final double LEAST_Q = 0.001;

  private FeatureTerms() {}

  /** The strongest features, without those that are similar to a stronger one. */
  static List<FeatureStudy> apart(StudyResults findings, FeatureCorrelation likeness, int most) {
    List<String> chosen =
        likeness.apart(findings.studies().stream().map(FeatureStudy::feature).toList(), most);
    return findings.studies().stream().filter(s -> chosen.contains(s.feature())).toList();
  }

  /** A horizon in words, such as 5 sessions, or 5 bars. */
  static String horizon(StudyResults findings, int steps) {
    return NumberText.plural(steps, findings.ranked().step(), findings.ranked().steps());
  }

  /** The first horizon of the report in words. */
  static String first(StudyResults findings) {
    return horizon(findings, findings.horizons().get(0));
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

  /** A mean return in basis points. */
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

  /** A table of the first rows, followed by a collapsed table of all rows. */
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
