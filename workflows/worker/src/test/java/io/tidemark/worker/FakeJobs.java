package io.tidemark.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.JobSubmission;
import io.tidemark.api.features.BuildFeaturesRequest;
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
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.Json;
import io.tidemark.core.market.HaltState;
import io.tidemark.flows.steps.RunTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Fake jobs that return a fixed result at once and record their requests. */
public class FakeJobs implements RunTerms, DynamicActivity {
  public static final Instant BEGAN = Instant.parse("2026-03-02T01:00:00Z");
  public static final FetchRequest.Result FETCHED =
      new FetchRequest.Result(
          120,
          2_500_000,
          List.of(new FetchRequest.Failure("sim-tiingo", "bars", "GONE", 404, 1, "unknown")));
  public static final LandRequest.Result LANDED =
      new LandRequest.Result(1000, 900, 12, 50, 38, Map.of("high < low", 38L));
  public static final ReconcileRequest.Result RECONCILED =
      new ReconcileRequest.Result(40, 700, 100, 3, 1, 804, 5, 6, 1);
  public static final BuildFeaturesRequest.Result BUILT =
      new BuildFeaturesRequest.Result("equity-daily", "d3f1", 40, 804, 804, 2, 1);
  public static final LabelRegimesRequest.Result LABELLED =
      new LabelRegimesRequest.Result(
          "hmm-1", List.of("growth"), Map.of("calm", 20L), List.of(), 3, 4, List.of());
  public static final TrainRequest.Result TRAINED =
      new TrainRequest.Result(
          "momentum",
          "boosted",
          List.of(new TrainRequest.Score("all", 250, 0.03, 0.01, 0.02, 0.005, 0.035, true)),
          List.of(),
          "run1",
          "http://127.0.0.1:5500/#/experiments/1/runs/run1",
          5);
  public static final PublishRequest.Result PUBLISHED =
      new PublishRequest.Result(
          "equity-daily",
          "v0002-abcdef01",
          "v0002-abcdef01",
          "v0001-00000000",
          Map.of("calm", List.of("ret_1d")));
  public static final ReportRequest.Result REPORTED =
      new ReportRequest.Result("reports/demo.html", 20_480);

  public static final FactorReportRequest.Result FACTORS =
      new FactorReportRequest.Result(
          "equity-daily",
          "0123456789abcdef",
          "sim-polygon+sim-tiingo",
          "all",
          40,
          2012,
          LocalDate.of(2016, 1, 4),
          LocalDate.of(2023, 12, 29),
          79_800,
          List.of(
              new FactorReportRequest.Horizon(1, 2, 1, 0.1, 1, 2),
              new FactorReportRequest.Horizon(5, 2, 0, 0.1, 0, null)),
          List.of(
              new FactorReportRequest.Factor(
                  "vol_20d", 0.991, 1990, 0.0312, 0.21, 4.25, 0.0004, 0.00062, 3.1, 0.04, 17.25,
                  63),
              new FactorReportRequest.Factor(
                  "ret_60d", 0.97, 1950, -0.004, null, null, null, null, null, null, null, 63)),
          "reports/factors.html",
          "reports/factors.csv",
          "reports/factors.json",
          "",
          "",
          List.of("no MLflow server is up, so the report was not tracked there"));

  public static final ReviewRequest.Result REVIEWED =
      new ReviewRequest.Result(1, List.of("AAPL"), List.of("sim-polygon+sim-tiingo"));
  public static final InspectRequest.Result INSPECTED =
      new InspectRequest.Result(Map.of("gap", 2L), 40, 1, 3, List.of());

  private static final Map<Class<? extends JobRequest<?>>, JobResult> RESULTS =
      Map.ofEntries(
          Map.entry(FetchRequest.class, FETCHED),
          Map.entry(LandRequest.class, LANDED),
          Map.entry(ReconcileRequest.class, RECONCILED),
          Map.entry(InspectRequest.class, INSPECTED),
          Map.entry(BuildFeaturesRequest.class, BUILT),
          Map.entry(LabelRegimesRequest.class, LABELLED),
          Map.entry(TrainRequest.class, TRAINED),
          Map.entry(PublishRequest.class, PUBLISHED),
          Map.entry(ReportRequest.class, REPORTED),
          Map.entry(ReviewRequest.class, REVIEWED),
          Map.entry(FactorReportRequest.class, FACTORS),
          Map.entry(
              ImportRequest.class,
              new LandRequest.Result(10, 8, 0, 0, 2, Map.of("high < low", 2L))),
          Map.entry(
              HaltRequest.class, new HaltRequest.Result("any", HaltState.OK, HaltState.HALTED)));

  private final List<JobRequest<?>> asked = new CopyOnWriteArrayList<>();

  /** The result for that request. */
  public static JobResult answer(JobRequest<?> request) {
    return request instanceof HaltRequest halt
        ? new HaltRequest.Result(halt.ticker(), HaltState.OK, halt.state())
        : RESULTS.get(request.getClass());
  }

  /** The request that was submitted. */
  public static JobRequest<?> read(JobSubmission job) {
    Class<? extends JobRequest<?>> type =
        RESULTS.keySet().stream()
            .filter(known -> JobRequest.nameOf(known).equals(job.job()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no result for " + job.request()));
    return Json.read(job.request().toString(), type);
  }

  public List<JobRequest<?>> asked() {
    return asked;
  }

  public <T extends JobRequest<?>> T only(Class<T> type) {
    List<T> found = asked.stream().filter(type::isInstance).map(type::cast).toList();
    if (found.size() != 1) {
      throw new AssertionError("asked %d times for %s".formatted(found.size(), type));
    }
    return found.get(0);
  }

  @Override
  public Instant begin(String id, Object request) {
    return BEGAN;
  }

  @Override
  public Instant settleAsOf(String id, Instant proposed) {
    return proposed;
  }

  @Override
  public Object execute(EncodedValues arguments) {
    return run(read(JobSubmission.read(arguments.get(JsonNode.class))));
  }

  /** What the job answers; a test may answer otherwise. */
  protected JobResult run(JobRequest<?> request) {
    asked.add(request);
    return answer(request);
  }
}
