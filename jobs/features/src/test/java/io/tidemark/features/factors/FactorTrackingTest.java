package io.tidemark.features.factors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.features.factors.FactorTracking.Tracked;
import io.tidemark.features.factors.page.ReportBasis;
import io.tidemark.features.factors.statistics.FactorStudy;
import io.tidemark.features.factors.statistics.ForwardReturns;
import io.tidemark.features.factors.statistics.StudyResults;
import io.tidemark.tracking.Artifact;
import io.tidemark.tracking.MlflowReader;
import io.tidemark.tracking.MlflowServerExtension;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MlflowServerExtension.class)
class FactorTrackingTest {
  private static final List<Artifact> FILES =
      List.of(Artifact.of("report.html", "<p/>"), Artifact.of("factors.csv", "a,b\n"));

  @Test
  void aReportIsOneRunWithFewMetricsAndItsFiles(String mlflow) {
    Tracked tracked = FactorTracking.track(mlflow, basis("tracked"), findings(), FILES);
    assertThat(tracked.trouble()).isEmpty();
    assertThat(tracked.url()).contains(tracked.id());
    MlflowReader server = new MlflowReader(mlflow);
    JsonNode run = server.run(tracked.id());
    assertThat(run.at("/info/status").asText()).isEqualTo("FINISHED");
    assertThat(MlflowReader.values(run, "params"))
        .containsEntry("feature_set", "tiny")
        .containsEntry("horizons", "5,1")
        .containsEntry("version.market.prices", "3");
    assertThat(MlflowReader.values(run, "metrics"))
        .containsEntry("features", "30.0")
        .containsKeys("5s.passing", "5s.by_chance", "1s.discoveries", "1s.best_t")
        .hasSizeLessThan(15);
    assertThat(server.artifacts(tracked.id(), "")).contains("report.html", "factors.csv");
  }

  @Test
  void aSecondReportWithTheSameRunKeyReusesItsRun(String mlflow) {
    Tracked first = FactorTracking.track(mlflow, basis("again"), findings(), FILES);
    Tracked second = FactorTracking.track(mlflow, basis("again"), findings(), FILES);
    Tracked another = FactorTracking.track(mlflow, basis("another"), findings(), FILES);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(another.id()).isNotEqualTo(first.id());
    assertThat(new MlflowReader(mlflow).timesLogged(first.id(), "features")).isEqualTo(1);
  }

  private static ReportBasis basis(String key) {
    FactorReportRequest request =
        TinyMarket.request(key + "/factors", "tiny", "", TinyMarket.BUILT, "none");
    return new ReportBasis(
        request,
        "tiny",
        "cafe",
        "set: tiny",
        "north",
        "all",
        "All tickers of north.",
        12,
        TinyMarket.DAYS,
        100,
        new String[TinyMarket.DAYS.size()],
        List.of(),
        "",
        Map.of("market.prices", 3L),
        List.of());
  }

  private static StudyResults findings() {
    Random random = new Random(6);
    int sessions = TinyMarket.DAYS.size();
    ForwardReturns returns = ForwardReturns.none(List.of(5, 1), sessions, 12);
    for (int i = 0; i < 12; i++) {
      returns.fill(random.doubles(sessions, 90, 110).toArray(), 0, i);
    }
    boolean[][] rows = new boolean[sessions][12];
    for (boolean[] row : rows) {
      Arrays.fill(row, true);
    }
    FactorStudy study = new FactorStudy(returns, rows, new String[sessions], new String[sessions]);
    return StudyResults.of(
        IntStream.range(0, 30)
            .mapToObj(
                f ->
                    study.of(
                        "f" + f,
                        Stream.generate(() -> random.doubles(12).toArray())
                            .limit(sessions)
                            .toArray(double[][]::new)))
            .toList());
  }
}
