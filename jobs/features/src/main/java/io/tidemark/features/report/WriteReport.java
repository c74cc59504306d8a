package io.tidemark.features.report;

import io.tidemark.api.features.ReportRequest;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import io.tidemark.core.store.ObjectStore;
import io.tidemark.core.universe.UniverseOrigin;
import io.tidemark.features.report.ReportTables.Regimes;
import io.tidemark.features.report.section.FeatureSection;
import io.tidemark.features.report.section.HeadlineSection;
import io.tidemark.features.report.section.ProvenanceSection;
import io.tidemark.features.report.section.QualityFacts;
import io.tidemark.features.report.section.QualitySection;
import io.tidemark.features.report.section.RegimeSection;
import io.tidemark.features.report.section.ScoreSection;
import io.tidemark.features.report.section.SkillSection;
import io.tidemark.lake.Lake;
import io.tidemark.reports.page.Page;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.page.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Writes the report of a run to {@code reports/} below the lake's root. Tables are read at the
 * versions that the published version pins and are aggregated by Spark; the page is replaced
 * atomically, so a rerun leaves one complete report.
 */
public final class WriteReport {
  private final Lake lake;

  public WriteReport(Lake lake) {
    this.lake = lake;
  }

  /**
   * Writes the page.
   *
   * @throws io.tidemark.core.UserFault if the lake is on an object store that is not supported yet
   */
  public ReportRequest.Result run(ReportRequest request, Consumer<String> stage) {
    ObjectStore store = lake.store();
    Manifest manifest =
        new Registry(store).manifest(request.published().set(), request.published().version());
    ReportTables tables = new ReportTables(lake, request, manifest);

    stage.accept("reading regimes and scores");
    Map<LocalDate, Double> market = tables.marketReturns();
    Regimes regimes = tables.regimes(market);
    List<SkillSection.Day> skill = tables.skill();
    stage.accept("reading quarantined rows and disagreements");
    QualityFacts quality = new QualityTables(lake, request, Instant.now()).facts();

    stage.accept("writing the page");
    RegimePalette palette = new RegimePalette(regimes.names());
    List<Section> sections =
        List.of(
            new RegimeSection(
                regimes.days(),
                palette,
                request.regimes().model(),
                request.regimes().refits(),
                request.regimes().warnings()),
            new ScoreSection(request.training(), palette),
            new SkillSection(
                skill, request.training().challenger(), request.training().baseline(), palette),
            new FeatureSection(
                request.training().models(),
                request.published().selected(),
                manifest.features(),
                palette),
            new QualitySection(request.fetched(), request.landed(), request.reconciled(), quality),
            new ProvenanceSection(manifest, request.training().mlflowUrl()));
    Page page =
        new Page(
            new HeadlineSection(
                    request,
                    new TreeSet<>(market.keySet()),
                    quality.quarantined(),
                    universe(tables, manifest, request, market.keySet()))
                .head(),
            sections,
            "Tidemark " + manifest.codeVersion() + ", knowledge time " + manifest.asOf());
    return write(store, request, page.text());
  }

  private static String universe(
      ReportTables tables, Manifest manifest, ReportRequest request, Set<LocalDate> sessions) {
    return UniverseOrigin.of(
        manifest.universeId(),
        manifest.vendors(),
        request.build().tickers(),
        sessions.stream().min(LocalDate::compareTo).orElse(manifest.from()),
        sessions.stream().max(LocalDate::compareTo).orElse(manifest.to()),
        tables.members());
  }

  private static ReportRequest.Result write(ObjectStore store, ReportRequest request, String page) {
    String name = "reports/" + request.runKey().value().replace('/', '_') + ".html";
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    store.put(name, bytes);
    return new ReportRequest.Result(name, bytes.length);
  }
}
