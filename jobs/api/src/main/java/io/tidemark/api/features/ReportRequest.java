package io.tidemark.api.features;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.RunKey;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes the report of a run: one self-contained HTML file.
 *
 * @param landed result of the landing
 * @param published the version that the report is about
 */
@JsonTypeName("report")
public record ReportRequest(
    RunKey runKey,
    String title,
    FetchRequest.Result fetched,
    LandRequest.Result landed,
    ReconcileRequest.Result reconciled,
    BuildFeaturesRequest.Result build,
    LabelRegimesRequest.Result regimes,
    TrainRequest.Result training,
    PublishRequest.Result published,
    List<String> vendors,
    LocalDate from,
    LocalDate to)
    implements JobRequest<ReportRequest.Result> {

  /** The path of the report under the lake's root, and its size in bytes. */
  public record Result(String path, long bytes) implements JobResult {
    @Override
    public String summary() {
      return format("%,d KiB", bytes / 1024);
    }
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
