package io.tidemark.api;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.tidemark.core.Json;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JSON of requests must not change by a byte: the run ledger stores a hash of each request, and
 * a request with a different text would be refused as another request under a used key.
 */
class RequestJsonTest {
  private static final String RANGE = "\"from\":\"2024-01-02\",\"to\":\"2024-02-28\"";
  private static final String SCOPE =
      "\"vendors\":[\"acme\",\"peak\"],\"tickers\":[\"AAPL\"],"
          + RANGE
          + ",\"asOf\":\"2024-03-04T00:00:01.500Z\"";
  private static final String MACRO_SCOPE =
      "\"vendors\":[\"acme\"],\"tickers\":[\"AAPL\"],\"macro\":\"fred\","
          + RANGE
          + ",\"asOf\":\"2024-03-04T00:00:00Z\"";
  private static final String FETCHED =
      "{\"responses\":1,\"bytes\":2,\"failures\":[{\"vendor\":\"acme\",\"resource\":\"bars\","
          + "\"subject\":\"AAPL\",\"status\":404,\"attempts\":1,\"reason\":\"gone\"}]}";
  private static final String LANDED =
      "{\"read\":9,\"bars\":8,\"actions\":1,\"macro\":0,\"quarantined\":1,"
          + "\"rules\":{\"ohlc\":1},\"minutes\":0}";
  private static final String RECONCILED =
      "{\"tickers\":1,\"agreed\":2,\"single\":3,\"disputed\":4,\"held\":5,\"written\":6,"
          + "\"barsVersion\":7,\"actionsVersion\":8,\"pricesVersion\":9,"
          + "\"doubts\":[{\"ticker\":\"AAPL\",\"date\":\"2024-01-02\",\"why\":\"gap\"}]}";
  private static final String BUILT =
      "{\"set\":\"s\",\"definitionHash\":\"d3\",\"tickers\":1,\"rows\":2,\"written\":3,"
          + "\"version\":4,\"pricesVersion\":5,\"halted\":6}";
  private static final String LABELLED =
      "{\"model\":\"hmm-1\",\"inputs\":[\"growth\"],\"sessions\":{\"calm\":20},"
          + "\"warnings\":[],\"macroVersion\":3,\"version\":4}";
  private static final String TRAINED =
      "{\"baseline\":\"momentum\",\"challenger\":\"boosted\",\"scores\":[{\"regime\":\"all\","
          + "\"days\":250,\"challengerIc\":0.03,\"baselineIc\":0.01,\"difference\":0.02,"
          + "\"low\":1.0E-5,\"high\":0.035,\"promoted\":true}],\"models\":[],"
          + "\"mlflowRun\":\"\",\"mlflowUrl\":\"\",\"scoresVersion\":5}";
  private static final String PUBLISHED =
      "{\"set\":\"s\",\"version\":\"v2\",\"served\":\"v2\",\"previous\":\"v1\","
          + "\"selected\":{\"calm\":[\"ret_1d\"]}}";

  static Stream<Arguments> requests() {
    return Stream.of(
        request(
            FetchRequest.class,
            "fetch",
            "fetch",
            "\"vendors\":[\"acme\"],\"macro\":\"fred\",\"tickers\":[\"AAPL\"],"
                + RANGE
                + ",\"resources\":[\"daily\",\"minutes\"]"),
        request(
            ImportRequest.class,
            "import",
            "import",
            "\"kind\":\"BARS\",\"source\":\"files\",\"files\":[\"a.csv\"],\"knownAt\":\"\","
                + "\"columns\":{\"ticker\":\"symbol\"},\"bars\":{\"ticker\":\"\",\"zone\":\"UTC\","
                + "\"stampedAtEnd\":false,\"calendar\":\"XNYS\",\"minutes\":5}"),
        request(LandRequest.class, "land", "land", "\"fetch\":\"a/fetch\""),
        request(
            ReviewRequest.class,
            "review",
            "review",
            "\"words\":[{\"id\":\"abc\",\"decision\":\"OVERRIDE\",\"who\":\"ann\","
                + "\"why\":\"seen\",\"until\":null,\"fields\":{\"close\":\"1.5\"}}]"),
        request(
            HaltRequest.class,
            "halt",
            "setHalt",
            "\"ticker\":\"AAPL\",\"state\":\"HALTED\",\"who\":\"ann\",\"why\":\"odd\","
                + "\"date\":\"2024-01-02\""),
        request(ReconcileRequest.class, "reconcile", "reconcile", SCOPE),
        request(InspectRequest.class, "inspect", "inspect", SCOPE),
        request(
            BuildFeaturesRequest.class,
            "build-features",
            "buildFeatures",
            "\"featureSet\":\"s\"," + MACRO_SCOPE + ",\"pricesVersion\":-1"),
        request(
            BuildFeaturesRequest.class,
            "build-features",
            "buildFeatures",
            "\"featureSet\":\"s\",\"vendors\":[\"acme\"],\"tickers\":[],\"macro\":\"\","
                + RANGE
                + ",\"asOf\":\"2024-03-04T00:00:00Z\",\"pricesVersion\":-1,\"universe\":\"sp500\""),
        request(
            ExportFeaturesRequest.class,
            "export-features",
            "exportFeatures",
            "\"featureSet\":\"s\"," + MACRO_SCOPE + ",\"out\":\"x.parquet\""),
        request(
            LabelRegimesRequest.class,
            "label-regimes",
            "labelRegimes",
            MACRO_SCOPE + ",\"pricesVersion\":7"),
        request(
            TrainRequest.class,
            "train",
            "train",
            "\"featureSet\":\"s\",\"definitionHash\":\"d3\",\"featuresVersion\":4,"
                + "\"label\":\"fwd_5d\",\"regimeModel\":\"hmm-1\",\"regimesVersion\":4,"
                + SCOPE
                + ",\"folds\":5,\"seed\":7,\"experiment\":\"e\""),
        request(
            PublishRequest.class,
            "publish",
            "publish",
            "\"prices\":%s,\"build\":%s,\"regimes\":%s,\"training\":%s,"
                    .formatted(RECONCILED, BUILT, LABELLED, TRAINED)
                + "\"featureSet\":\"s\",\"label\":\"fwd_5d\","
                + SCOPE
                + ",\"seed\":7"),
        request(
            ReportRequest.class,
            "report",
            "report",
            ("\"title\":\"A run\",\"fetched\":%s,\"landed\":%s,\"reconciled\":%s,\"build\":%s,"
                        + "\"regimes\":%s,\"training\":%s,\"published\":%s,")
                    .formatted(FETCHED, LANDED, RECONCILED, BUILT, LABELLED, TRAINED, PUBLISHED)
                + "\"vendors\":[\"acme\"],"
                + RANGE),
        request(
            FactorReportRequest.class,
            "factor-report",
            "factorReport",
            "\"featureSet\":\"s\",\"vendors\":[],\"universe\":\"\","
                + RANGE
                + ",\"asOf\":\"2024-03-04T00:00:00Z\",\"horizons\":[1,5],\"skip\":0,"
                + "\"beside\":\"none\",\"regimeModel\":\"\",\"experiment\":\"e\""),
        request(
            RestatementScanRequest.class,
            "restatement-scan",
            "restatementScan",
            "\"asOf\":\"2024-03-04T00:00:00Z\""));
  }

  private static Arguments request(Class<?> type, String job, String activityType, String fields) {
    return Arguments.of(
        type, activityType, "{\"job\":\"%s\",\"runKey\":\"a/b\",%s}".formatted(job, fields));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aRequestIsWrittenAsItWasRead(
      Class<? extends JobRequest<?>> type, String activityType, String json) {
    JobRequest<?> request = Json.read(json, type);

    assertThat(Json.write(request)).isEqualTo(json);
    assertThat(JobSubmission.of(request).request()).hasToString(json);
    assertThat(request.activityType()).as("recorded in workflow histories").isEqualTo(activityType);
  }
}
