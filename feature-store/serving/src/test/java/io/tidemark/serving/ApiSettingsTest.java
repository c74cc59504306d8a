package io.tidemark.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiSettingsTest {
  @Test
  void hasDefaultsForAllSettings() {
    ApiSettings defaults = new ApiSettings(Path.of(".tidemark/data/lake"), "127.0.0.1", 8090);
    assertThat(ApiSettings.from(Map.of())).isEqualTo(defaults);
    assertThat(
            ApiSettings.from(
                Map.of("TIDEMARK_LAKE", "", "TIDEMARK_API_HOST", " ", "TIDEMARK_API_PORT", "")))
        .isEqualTo(defaults);
  }

  @Test
  void readsEveryVariable() {
    assertThat(
            ApiSettings.from(
                Map.of(
                    "TIDEMARK_LAKE", "/data/lake",
                    "TIDEMARK_API_HOST", "0.0.0.0",
                    "TIDEMARK_API_PORT", "9000")))
        .isEqualTo(new ApiSettings(Path.of("/data/lake"), "0.0.0.0", 9000));
  }

  @Test
  void invalidValuesAreNamed() {
    for (String port : new String[] {"web", "-1", "65536"}) {
      assertThatThrownBy(() -> ApiSettings.from(Map.of("TIDEMARK_API_PORT", port)))
          .hasMessage(
              "TIDEMARK_API_PORT is '%s'; use a whole number from 0 to 65535, such as 8090", port);
    }
    assertThatThrownBy(() -> ApiSettings.from(Map.of("TIDEMARK_LAKE", "s3a://bucket/lake")))
        .hasMessageContaining("s3a://bucket/lake; the API reads a local folder");
  }
}
