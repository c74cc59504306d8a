package io.tidemark.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
import io.tidemark.core.RunKey;

/**
 * One step's work order. It says all that the step needs, so that the step can run in any process,
 * and it runs at most once for its {@link #runKey()}: the second time the first result is returned.
 *
 * @param <R> what the step answers
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "job")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FetchRequest.class, name = "fetch"),
  @JsonSubTypes.Type(value = ImportRequest.class, name = "import"),
  @JsonSubTypes.Type(value = LandRequest.class, name = "land"),
  @JsonSubTypes.Type(value = ReviewRequest.class, name = "review"),
  @JsonSubTypes.Type(value = HaltRequest.class, name = "halt"),
  @JsonSubTypes.Type(value = ReconcileRequest.class, name = "reconcile"),
  @JsonSubTypes.Type(value = InspectRequest.class, name = "inspect"),
  @JsonSubTypes.Type(value = BuildFeaturesRequest.class, name = "build-features"),
  @JsonSubTypes.Type(value = ExportFeaturesRequest.class, name = "export-features"),
  @JsonSubTypes.Type(value = LabelRegimesRequest.class, name = "label-regimes"),
  @JsonSubTypes.Type(value = TrainRequest.class, name = "train"),
  @JsonSubTypes.Type(value = PublishRequest.class, name = "publish"),
  @JsonSubTypes.Type(value = ReportRequest.class, name = "report"),
  @JsonSubTypes.Type(value = FactorReportRequest.class, name = "factor-report"),
  @JsonSubTypes.Type(value = RestatementScanRequest.class, name = "restatement-scan")
})
public interface JobRequest<R extends Record> {

  /** The key under which the step's writes are fenced and its result is kept. */
  RunKey runKey();

  /** The type of the step's answer. */
  Class<R> resultType();
}
