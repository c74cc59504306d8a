package io.tidemark.features.factors;

import io.tidemark.core.CodeVersion;
import io.tidemark.features.factors.page.ReportBasis;
import io.tidemark.features.factors.statistics.HorizonStudy;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.tracking.Artifact;
import io.tidemark.tracking.MlflowRun;
import io.tidemark.tracking.MlflowRuns;
import io.tidemark.tracking.RunContent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a report in MLflow: one run, found again by its key. Every figure is in its files; its
 * metrics are few and the same for every set, since a table of runs with a column a feature can be
 * neither read nor served.
 */
final class FactorTracking {
  private static final Logger LOG = LoggerFactory.getLogger(FactorTracking.class);

  private FactorTracking() {}

  /**
   * Where the run is.
   *
   * @param id empty: nothing was tracked
   * @param url for a person
   * @param trouble why not, in words; empty where it was
   */
  record Tracked(String id, String url, String trouble) {}

  /**
   * Tracks; a server that cannot be reached or refuses does not stand in the report's way.
   *
   * @param server empty: nothing is tracked
   */
  static Tracked track(
      String server, ReportBasis basis, StudyResults findings, List<Artifact> files) {
    if (server.isBlank()) {
      return new Tracked("", "", "no MLflow server is up, so the report was not tracked there");
    }
    try (MlflowRuns runs = new MlflowRuns(server)) {
      runs.ping();
      String key = basis.request().runKey().value();
      MlflowRun run =
          runs.resumeOrStart(
              runs.experiment(basis.request().experiment()),
              "%s %s".formatted(basis.set(), basis.request().asOf()),
              Map.of(MlflowRuns.RUN_KEY, key));
      MlflowRun finished = runs.finish(run, id -> content(basis, findings, files));
      return new Tracked(finished.id(), runs.url(finished), "");
    } catch (RuntimeException e) {
      LOG.warn("MLflow at {} does not take this report", server, e);
      return new Tracked(
          "", "", "MLflow at %s did not take the report: %s".formatted(server, e.getMessage()));
    }
  }

  private static RunContent content(
      ReportBasis basis, StudyResults findings, List<Artifact> files) {
    Map<String, String> params = new TreeMap<>();
    params.put("feature_set", basis.set());
    params.put("definition_hash", basis.definitionHash());
    params.put("sources", basis.sources());
    params.put("universe", basis.universe());
    params.put("tickers", Integer.toString(basis.tickers()));
    params.put("from", basis.dates().get(0).toString());
    params.put("to", basis.dates().get(basis.dates().size() - 1).toString());
    params.put("as_of", basis.request().asOf().toString());
    params.put(
        "horizons",
        findings.horizons().stream().map(String::valueOf).collect(Collectors.joining(",")));
    params.put("skip", Integer.toString(basis.request().skip()));
    params.put("regime_model", basis.regimeModel().isEmpty() ? "none" : basis.regimeModel());
    basis.tables().forEach((table, version) -> params.put("version." + table, version.toString()));
    params.put("strongest", findings.studies().get(0).feature());
    return new RunContent(
        params,
        metrics(basis, findings),
        Map.of(
            "tidemark.feature_set", basis.set(),
            "tidemark.definition_hash", basis.definitionHash(),
            "tidemark.code_version", CodeVersion.current()),
        files);
  }

  private static Map<String, Double> metrics(ReportBasis basis, StudyResults findings) {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("features", (double) findings.studies().size());
    metrics.put("sessions", (double) basis.dates().size());
    for (int h = 0; h < findings.horizons().size(); h++) {
      int horizon = h;
      String over = findings.horizons().get(h) + "s.";
      metrics.put(over + "passing", (double) findings.passing(h));
      metrics.put(over + "by_chance", findings.byChance(h));
      metrics.put(over + "discoveries", (double) findings.discoveries(h));
      findings.studies().stream()
          .map(study -> study.horizons().get(horizon))
          .filter(study -> !Double.isNaN(study.rankIc().t()))
          .max(Comparator.comparingDouble((HorizonStudy study) -> Math.abs(study.rankIc().t())))
          .ifPresent(
              best -> {
                metrics.put(over + "best_rank_ic", best.rankIc().mean());
                metrics.put(over + "best_t", best.rankIc().t());
              });
    }
    return metrics;
  }
}
