package io.tidemark.features.factors.page;

import io.tidemark.features.factors.statistics.FeatureStudy;
import io.tidemark.features.factors.statistics.Findings;
import io.tidemark.features.factors.statistics.Persistence;
import io.tidemark.features.page.Section;
import io.tidemark.features.page.chart.Figures;
import io.tidemark.features.page.chart.Html;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long the features keep their order, which is what it costs to follow them. */
record PersistenceSection(Findings findings) implements Section {
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
      return "No feature orders ten tickers on two sessions.";
    }
    return "The order of %d of %s is half gone within a week of sessions, that of %d lasts longer than a month."
        .formatted(
            lives.stream().filter(life -> life <= WEEK).count(),
            Figures.plural(lives.size(), "feature", "features"),
            lives.stream().filter(life -> life > MONTH).count());
  }

  @Override
  public Html body() {
    List<Html> head = new ArrayList<>(List.of(Html.of("<th>Feature</th>")));
    head.addAll(
        List.of(
            Terms.head("Leave the highest"),
            Terms.head("Leave the lowest"),
            Terms.head("Half-life")));
    Persistence.LAGS.forEach(lag -> head.add(Terms.head("ρ " + lag)));
    return Html.join(
        Terms.folded(
            head,
            findings.studies().stream().map(PersistenceSection::row).toList(),
            SHOWN,
            "features"),
        Html.of(
            "<p class=\"note\">Shares of the names of the highest and the lowest fifth that are not in it one session later. ρ is the "
                + "mean rank correlation of a session's values with those so many sessions later; the half-life, in "
                + "sessions, is where it falls to one half, on the line between two of these lags.</p>"));
  }

  private static Html row(FeatureStudy study) {
    List<Html> cells = new ArrayList<>(List.of(Terms.name(study.feature())));
    cells.add(Terms.number(Figures.percent(study.turnover().top(), 0)));
    cells.add(Terms.number(Figures.percent(study.turnover().bottom(), 0)));
    cells.add(Terms.strong(life(study.persistence())));
    Arrays.stream(study.persistence().autocorrelations())
        .mapToObj(rho -> Terms.number(Figures.signed(rho, 2)))
        .forEach(cells::add);
    return Html.of("<tr>{}</tr>", cells);
  }

  private static String life(Persistence persistence) {
    double life = persistence.halfLife();
    return Double.isInfinite(life) ? "> " + persistence.longest() : Figures.decimal(life, 1);
  }
}
