package io.tidemark.runner;

import io.tidemark.core.job.BuildFeaturesRequest;
import io.tidemark.core.job.ExportFeaturesRequest;
import io.tidemark.core.job.FactorReportRequest;
import io.tidemark.core.job.FetchRequest;
import io.tidemark.core.job.HaltRequest;
import io.tidemark.core.job.ImportRequest;
import io.tidemark.core.job.InspectRequest;
import io.tidemark.core.job.JobRequest;
import io.tidemark.core.job.JobSettings;
import io.tidemark.core.job.LabelRegimesRequest;
import io.tidemark.core.job.LandRequest;
import io.tidemark.core.job.PublishRequest;
import io.tidemark.core.job.ReconcileRequest;
import io.tidemark.core.job.ReportRequest;
import io.tidemark.core.job.RestatementScanRequest;
import io.tidemark.core.job.ReviewRequest;
import io.tidemark.core.job.TrainRequest;
import io.tidemark.features.build.BuildFeatures;
import io.tidemark.features.build.ExportFeatures;
import io.tidemark.features.factors.ReportFactors;
import io.tidemark.features.publish.PublishVersion;
import io.tidemark.features.regimes.LabelRegimes;
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
