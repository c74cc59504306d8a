package io.tidemark.runner;

import io.tidemark.api.JobRequest;
import io.tidemark.api.JobSettings;
import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.ExportFeaturesRequest;
import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.features.ReportRequest;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.HaltRequest;
import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.market.RestatementScanRequest;
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.features.factors.ReportFactors;
import io.tidemark.features.materialize.BuildFeatures;
import io.tidemark.features.materialize.ExportFeatures;
import io.tidemark.features.publish.PublishVersion;
import io.tidemark.features.report.WriteReport;
import io.tidemark.ingest.FetchResponses;
import io.tidemark.ingest.ImportFiles;
import io.tidemark.ingest.Inspect;
import io.tidemark.ingest.LandResponses;
import io.tidemark.ingest.Reconcile;
import io.tidemark.ingest.ReviewRows;
import io.tidemark.ingest.ScanRestatements;
import io.tidemark.ingest.SetHalt;
import io.tidemark.lake.Lake;
import io.tidemark.learning.TrainModels;
import io.tidemark.regimes.LabelRegimes;
import java.util.function.Consumer;

/** Which class does which step. */
final class Steps {
  private Steps() {}

  static Record run(
      JobRequest<?> request, Lake lake, JobSettings settings, Consumer<String> stage) {
    if (request instanceof FetchRequest fetch) {
      return new FetchResponses(lake).run(fetch, stage);
    }
    if (request instanceof LandRequest land) {
      return new LandResponses(lake).run(land, stage);
    }
    if (request instanceof ImportRequest files) {
      return new ImportFiles(lake).run(files, stage);
    }
    if (request instanceof ReviewRequest review) {
      return new ReviewRows(lake).run(review, stage);
    }
    if (request instanceof HaltRequest halt) {
      return new SetHalt(lake).run(halt, stage);
    }
    if (request instanceof ReconcileRequest reconcile) {
      return new Reconcile(lake).run(reconcile, stage);
    }
    if (request instanceof InspectRequest inspect) {
      return new Inspect(lake).run(inspect, stage);
    }
    if (request instanceof BuildFeaturesRequest build) {
      return new BuildFeatures(lake).run(build, stage);
    }
    if (request instanceof ExportFeaturesRequest export) {
      return new ExportFeatures(lake).run(export, stage);
    }
    if (request instanceof LabelRegimesRequest label) {
      return new LabelRegimes(lake).run(label, stage);
    }
    if (request instanceof TrainRequest train) {
      return new TrainModels(lake, settings).run(train, stage);
    }
    if (request instanceof PublishRequest publish) {
      return new PublishVersion(lake).run(publish, stage);
    }
    if (request instanceof ReportRequest report) {
      return new WriteReport(lake).run(report, stage);
    }
    if (request instanceof FactorReportRequest factors) {
      return new ReportFactors(lake, settings).run(factors, stage);
    }
    if (request instanceof RestatementScanRequest scan) {
      return new ScanRestatements(lake).run(scan, stage);
    }
    throw new IllegalStateException("no step does " + request.getClass());
  }
}
