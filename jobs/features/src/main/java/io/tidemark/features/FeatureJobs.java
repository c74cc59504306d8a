package io.tidemark.features;

import io.tidemark.api.Job;
import io.tidemark.api.JobContext;
import io.tidemark.api.JobProvider;
import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.ExportFeaturesRequest;
import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.features.ReportRequest;
import io.tidemark.features.factors.ReportFactors;
import io.tidemark.features.materialize.BuildFeatures;
import io.tidemark.features.materialize.ExportFeatures;
import io.tidemark.features.publish.PublishVersion;
import io.tidemark.features.report.WriteReport;
import io.tidemark.lake.Lake;
import io.tidemark.lake.SparkSessions;
import java.util.List;

/** Jobs that compute feature sets, report on them and publish them. */
public final class FeatureJobs implements JobProvider {
  @Override
  public List<Job<?, ?>> jobs() {
    return List.of(
        Job.of(
            BuildFeaturesRequest.class,
            (job, in) -> new BuildFeatures(lake(in)).run(job, in::stage)),
        Job.of(
            ExportFeaturesRequest.class,
            (job, in) -> new ExportFeatures(lake(in)).run(job, in::stage)),
        Job.of(
            FactorReportRequest.class,
            (job, in) -> new ReportFactors(lake(in), in.settings()).run(job, in::stage)),
        Job.of(PublishRequest.class, (job, in) -> new PublishVersion(lake(in)).run(job, in::stage)),
        Job.of(ReportRequest.class, (job, in) -> new WriteReport(lake(in)).run(job, in::stage)));
  }

  private static Lake lake(JobContext context) {
    return SparkSessions.lake(context.settings().sparkMaster(), context.settings().lake());
  }
}
