package io.tidemark.features.factors.page;

import io.tidemark.core.CodeVersion;
import io.tidemark.features.factors.statistics.Findings;
import io.tidemark.features.factors.statistics.Likeness;
import io.tidemark.features.page.Masthead;
import io.tidemark.features.page.Masthead.Figure;
import io.tidemark.features.page.Page;
import io.tidemark.features.page.RegimePalette;
import io.tidemark.features.page.chart.Figures;
import java.util.List;

/** The page of a report on features. */
public record FactorPage(Basis basis, Findings findings, Likeness likeness) {

  public String text() {
    RegimePalette palette = new RegimePalette(basis.regimeNames());
    return new Page(
            head(),
            List.of(
                new PowerSection(findings),
                new ReturnsSection(findings, likeness),
                new PersistenceSection(findings),
                new StabilitySection(basis, findings, likeness, palette),
                new LikenessSection(findings, likeness),
                new MethodSection(basis, findings)),
            "Tidemark %s, knowledge time %s"
                .formatted(CodeVersion.current(), basis.request().asOf()))
        .text();
  }

  private Masthead head() {
    int first = findings.horizons().get(0);
    return new Masthead(
        "Features of " + basis.set(),
        "%s to %s · prices of %s".formatted(basis.first(), basis.last(), basis.sources()),
        "Against the return over %s: %s"
            .formatted(Terms.sessions(first), PowerSection.chance(findings, 0)),
        List.of(
            Figure.of("Features", findings.studies().size()),
            Figure.of("Tickers", basis.tickers()),
            Figure.of("Sessions", basis.dates().size()),
            Figure.of("Ticker-days", basis.rows()),
            new Figure("Strongest |t|", strongest()),
            new Figure("q < 0.05", Figures.count(findings.discoveries(0)))));
  }

  private String strongest() {
    return Figures.decimal(Math.abs(findings.studies().get(0).horizons().get(0).rankIc().t()), 1);
  }
}
