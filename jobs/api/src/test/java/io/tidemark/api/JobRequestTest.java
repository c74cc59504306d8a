package io.tidemark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobRequestTest {
  @Test
  void aRequestSurvivesJson() {
    ImportRequest request =
        new ImportRequest(
            new RunKey("import-1"),
            FileContent.BARS,
            "files",
            List.of("a.csv"),
            null,
            Map.of("ticker", "symbol"));
    assertThat(Json.read(Json.write(request), ImportRequest.class)).isEqualTo(request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"job\":\"land\"}", "{\"runKey\":\"a\"}", "[]", "null", "7"})
  void aRequestWithoutJobOrKeyIsRefused(String json) {
    assertThatThrownBy(() -> JobSubmission.read(Json.read(json, JsonNode.class)))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(json + " is not a job request");
  }

  @Test
  void aSubmissionNeedsAKeyThatIsPathSafe() {
    JsonNode request = Json.read("{\"job\":\"land\",\"runKey\":\"../x\"}", JsonNode.class);
    assertThatThrownBy(() -> JobSubmission.read(request))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("run key '../x'");
  }

  @Test
  void oldImportRequestsStayReadable() {
    ImportRequest request =
        Json.read(
            "{\"job\":\"import\",\"runKey\":\"import-1\",\"kind\":\"BARS\",\"source\":\"s\",\"files\":[\"a.csv\"]}",
            ImportRequest.class);
    assertThat(request.format()).isEqualTo(TextFileFormat.DEFAULT);
    assertThat(request.bars()).isEqualTo(BarFileFormat.DEFAULT);
    LandRequest.Result result =
        Json.read(
            "{\"read\":1,\"bars\":1,\"actions\":0,\"macro\":0,\"quarantined\":0,\"rules\":{},\"minutes\":0}",
            LandRequest.Result.class);
    assertThat(result.refused()).isEmpty();
  }

  @Test
  void oldFactorReportRequestsStayReadable() {
    FactorReportRequest request =
        new FactorReportRequest(
            new RunKey("factors-1"),
            "alpha158",
            List.of(),
            "",
            LocalDate.of(2020, 1, 2),
            LocalDate.of(2020, 6, 1),
            Instant.parse("2020-07-01T00:00:00Z"),
            List.of(1),
            0,
            "equity-daily",
            "",
            "e");
    String today = Json.write(request);
    assertThat(today).contains("\"beside\":\"equity-daily\"");
    assertThat(Json.read(today.replace("\"beside\"", "\"against\""), FactorReportRequest.class))
        .isEqualTo(request);
  }

  @Test
  void anInspectionsFindingsSurviveJson() {
    InspectRequest.Result result =
        new InspectRequest.Result(
            Map.of("gap", 2L),
            3,
            1,
            1,
            List.of(
                new InspectRequest.Alert(
                    "outage", "critical", "a", "", LocalDate.of(2018, 6, 4), "it is out")));
    assertThat(Json.read(Json.write(result), InspectRequest.Result.class)).isEqualTo(result);
  }

  @Test
  void anUnknownFieldIsAnError() {
    assertThatThrownBy(() -> Json.read("{\"lake\":\"x\",\"lak\":1}", JobSettings.class))
        .hasMessageContaining("lak");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a//b", "/a", "../x", "a/..", "ä"})
  void aRunKeyThatIsNotPathSafeIsRefused(String value) {
    assertThatThrownBy(() -> new RunKey(value)).hasMessageContaining("run key");
  }

  @Test
  void settingsHaveDefaults() {
    assertThat(JobSettings.from(Map.of()))
        .isEqualTo(new JobSettings(".tidemark/data/lake", "local[*]", ""));
    assertThat(JobSettings.from(Map.of("TIDEMARK_LAKE", "/l", "MLFLOW_TRACKING_URI", "http://m")))
        .isEqualTo(new JobSettings("/l", "local[*]", "http://m"));
  }
}
