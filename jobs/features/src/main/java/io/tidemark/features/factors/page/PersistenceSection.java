package io.tidemark.features.factors.page;

import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.RankPersistence;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long each feature's ranking of the rows of a session persists; a short half-life means high
 * turnover.
 */
record PersistenceSection(StudyResults findings) implements Section {
  private static final int SHOWN = 15;
  private static final double MONTH = 21;
  private static final double WEEK = 5;

  @Override
  public String title() {
    return "Turnover and half-life";
  }

  @Override
  public String finding() {
    List<Double> lives =
        findings.studies().stream()
            .map(study -> study.persistence().halfLife())
            .filter(life -> !Double.isNaN(life))
            .toList();
    if (lives.isEmpty()) {
      return "No feature has values of ten %s on two sessions, so turnover and half-life are unknown."
          .formatted(findings.ranked().names());
    }
    return "The half-life of the ranking is at most 5 sessions for %d of %s and more than 21 sessions for %d."
        .formatted(
            lives.stream().filter(life -> life <= WEEK).count(),
            NumberText.plural(lives.size(), "feature", "features"),
            lives.stream().filter(life -> life > MONTH).count());
  }

  @Override
  public Html body() {
    List<Html> head = new ArrayList<>(List.of(Html.of("<th>Feature</th>")));
    head.addAll(
        List.of(
            FeatureTerms.head("Leave top quintile"),
            FeatureTerms.head("Leave bottom quintile"),
            FeatureTerms.head("Half-life")));
    RankPersistence.LAGS.forEach(lag -> head.add(FeatureTerms.head("ρ " + lag)));
    return Html.join(
        FeatureTerms.folded(
            head,
            findings.studies().stream().map(PersistenceSection::row).toList(),
            SHOWN,
            "features"),
        Html.of(
            "<p class=\"note\">Turnover: the mean share of the {} of the top and of"
                + " the bottom quintile that have left it one session later. ρ is the mean rank"
                + " correlation of a session's values with the values that many sessions later;"
                + " the half-life, in sessions, is the lag at which ρ falls to one half,"
                + " interpolated linearly between these lags.{}</p>",
            findings.ranked().names(),
            switch (findings.ranked()) {
              case TICKERS -> "";
              case BARS ->
                  " A bar is compared with that of the same ticker that ends as long after the open"
                      + " of the later session.";
            }));
  }

  private static Html row(FeatureStudy study) {
    List<Html> cells = new ArrayList<>(List.of(FeatureTerms.name(study.feature())));
    cells.add(FeatureTerms.number(NumberText.percent(study.turnover().top(), 0)));
    cells.add(FeatureTerms.number(NumberText.percent(study.turnover().bottom(), 0)));
    cells.add(FeatureTerms.strong(life(study.persistence())));
    Arrays.stream(study.persistence().autocorrelations())
        .mapToObj(rho -> FeatureTerms.number(NumberText.signed(rho, 2)))
        .forEach(cells::add);
    return Html.of("<tr>{}</tr>", cells);
  }

  private static String life(RankPersistence persistence) {
    double life = persistence.halfLife();
    return Double.isInfinite(life) ? "> " + persistence.longest() : NumberText.decimal(life, 1);
  }
}
