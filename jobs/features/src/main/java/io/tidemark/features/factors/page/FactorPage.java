package io.tidemark.features.factors.page;

import io.tidemark.core.CodeVersion;
import io.tidemark.features.factors.statistics.FeatureCorrelation;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.reports.page.Page;
import io.tidemark.reports.page.PageHeader;
import io.tidemark.reports.page.PageHeader.Figure;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.text.NumberText;
import java.util.List;

/** The HTML page of a factor report. */
public record FactorPage(ReportBasis basis, StudyResults findings, FeatureCorrelation likeness) {

  public String text() {
    RegimePalette palette = new RegimePalette(basis.regimeNames());
    return new Page(
            head(),
            List.of(
                new PredictiveSection(findings),
                new ReturnsSection(findings, likeness),
                new PersistenceSection(findings),
                new StabilitySection(basis, findings, likeness, palette),
                new CorrelationSection(findings, likeness),
                new MethodSection(basis, findings)),
            "Tidemark %s, knowledge time %s"
                .formatted(CodeVersion.current(), basis.request().asOf()))
        .text();
  }

  private PageHeader head() {
    return new PageHeader(
        "Factor report of " + basis.set(),
        "%s to %s · prices of %s".formatted(basis.first(), basis.last(), basis.sources()),
        "Tested against the forward return over %s: %s %s"
            .formatted(
                FeatureTerms.first(findings),
                PredictiveSection.chance(findings, 0),
                basis.origin()),
        List.of(
            Figure.of("Features", findings.studies().size()),
            Figure.of("Tickers", basis.tickers()),
            Figure.of("Sessions", basis.dates().size()),
            Figure.of(rows(), basis.rows()),
            new Figure("Strongest |t|", strongest()),
            new Figure("q < 0.05", NumberText.count(findings.discoveries(0)))));
  }

  private String rows() {
    return switch (findings.ranked()) {
      case TICKERS -> "Ticker-days";
      case BARS -> "Bars";
    };
  }

  private String strongest() {
    return NumberText.decimal(
        Math.abs(findings.studies().get(0).horizons().get(0).rankIc().t()), 1);
  }
}
