package io.tidemark.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.JobSettings;
import io.tidemark.core.UserFault;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public final class LocalSettingsTest {
  private static final Path HOME = Path.of("/opt/tidemark");

  @Test
  void hasDefaultsForAllSettings() {
    LocalSettings settings = from(Map.of());

    assertThat(settings.home()).isEqualTo(HOME);
    assertThat(settings.data()).isEqualTo(HOME.resolve(".tidemark/data"));
    assertThat(settings.lake()).isEqualTo("/opt/tidemark/.tidemark/data/lake");
    assertThat(settings.remoteTemporal()).isEmpty();
    assertThat(settings.embeddedTemporal()).isFalse();
    assertThat(settings.temporal()).isEqualTo("127.0.0.1:7233");
    assertThat(settings.temporalUi()).isEqualTo("http://127.0.0.1:8233");
    assertThat(settings.mlflow()).isEqualTo("http://127.0.0.1:5500");
    assertThat(settings.api()).isEqualTo("http://127.0.0.1:8090");
    assertThat(settings.ports().workerMetrics()).isEqualTo(8091);
    assertThat(settings.sparkMaster()).isEqualTo(JobSettings.DEFAULT_MASTER);
    assertThat(settings.jobHeap()).isEqualTo("3g");
    assertThat(settings.tools()).isEqualTo(HOME.resolve(".tidemark"));
  }

  @Test
  void theDefaultHomeIsTheCurrentFolder() {
    assertThat(LocalSettings.from(Map.of()).home()).isEqualTo(Path.of("").toAbsolutePath());
  }

  @Test
  void readsEveryVariable() {
    LocalSettings settings =
        from(
            Map.of(
                "TIDEMARK_DATA", "/data",
                "TIDEMARK_TEMPORAL", "temporal.example:7000",
                "TIDEMARK_TEMPORAL_PORT", "1",
                "TIDEMARK_TEMPORAL_UI_PORT", "2",
                "TIDEMARK_MLFLOW_PORT", "3",
                "TIDEMARK_API_PORT", "4",
                "TIDEMARK_WORKER_METRICS_PORT", "0",
                "TIDEMARK_SPARK_MASTER", "local[1]",
                "TIDEMARK_JOB_HEAP", "1g"));

    assertThat(settings.data()).isEqualTo(Path.of("/data"));
    assertThat(settings.lake()).isEqualTo("/data/lake");
    assertThat(settings.temporal()).isEqualTo("temporal.example:7000");
    assertThat(settings.ports()).isEqualTo(new LocalSettings.Ports(1, 2, 3, 4, 0));
    assertThat(settings.jobSettings("http://mlflow"))
        .isEqualTo(new JobSettings("/data/lake", "local[1]", "http://mlflow"));
    assertThat(settings.jobHeap()).isEqualTo("1g");
  }

  @Test
  void aRelativeFolderIsResolvedAgainstTheHome() {
    assertThat(from(Map.of("TIDEMARK_DATA", "d")).data()).isEqualTo(HOME.resolve("d"));
    assertThat(from(Map.of("TIDEMARK_LAKE", "l")).lake()).isEqualTo("/opt/tidemark/l");
  }

  @Test
  void temporalMayBeEmbedded() {
    LocalSettings settings = from(Map.of("TIDEMARK_TEMPORAL", "embedded"));

    assertThat(settings.embeddedTemporal()).isTrue();
    assertThat(settings.remoteTemporal()).isEmpty();
  }

  @Test
  void aLakeInAnObjectStoreIsNotALocalFolder() {
    LocalSettings settings = from(Map.of("TIDEMARK_LAKE", "s3a://bucket/lake"));

    assertThat(settings.lake()).isEqualTo("s3a://bucket/lake");
    assertThatThrownBy(settings::localLake)
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("s3a://bucket/lake");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "http"})
  void aPortOutOfRangeIsNamed(String value) {
    assertThatThrownBy(() -> from(Map.of("TIDEMARK_API_PORT", value)))
        .isInstanceOf(UserFault.class)
        .hasMessage("TIDEMARK_API_PORT is '%s'; it must be a port from 1 to 65535", value);
  }

  @Test
  void anAddressWithoutAPortIsNamed() {
    assertThatThrownBy(() -> from(Map.of("TIDEMARK_TEMPORAL", "temporal.example")))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("TIDEMARK_TEMPORAL is 'temporal.example'");
  }

  private static LocalSettings from(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("TIDEMARK_HOME", HOME.toString());
    return LocalSettings.from(all);
  }
}
