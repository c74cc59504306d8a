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
 * Logs a report to MLflow as one run, which a rerun finds by its run key. All figures are in the
 * artifacts; the metrics are few and the same for every set, because one metric per feature would
 * make MLflow's table of runs too wide to read.
 */
final class FactorTracking {
  private static final Logger LOG = LoggerFactory.getLogger(FactorTracking.class);

  private FactorTracking() {}

  /**
   * The MLflow run of a report.
   *
   * @param id run id; empty where nothing was tracked
   * @param url of the run's page in the MLflow UI
   * @param trouble why the report was not tracked; empty where it was
   */
  record Tracked(String id, String url, String trouble) {}

  /**
   * Logs the report. A server that cannot be reached or refuses the data does not fail the report.
   *
   * @param server address of the MLflow server; empty: nothing is tracked
   */
  static Tracked track(
      String server, ReportBasis basis, StudyResults findings, List<Artifact> files) {
    if (server.isBlank()) {
      return new Tracked(
          "", "", "no MLflow server is running, so the report was not tracked in MLflow");
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
      LOG.warn("MLflow at {} did not accept this report", server, e);
      return new Tracked(
          "", "", "MLflow at %s did not accept the report: %s".formatted(server, e.getMessage()));
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
      String over = findings.ranked().brief(findings.horizons().get(h)) + ".";
      metrics.put(over + "passing", (double) findings.passing(h));
      metrics.put(over + "by_chance", findings.byChance(h));
      metrics.put(over + "by_chance_at_most", (double) findings.byChanceAtMost()[h]);
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
