package io.tidemark.serving.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistryRoutesTest {
  @RegisterExtension final ApiFixture api = new ApiFixture();

  @Test
  void beforeAnythingIsPublishedTheWayOutIsGiven() {
    api.server().refresh();
    for (String path :
        new String[] {"/v1/regime", "/v1/prices/AAA", "/v1/features/equity-daily/latest"}) {
      assertThat(api.get(path).problem(503)).endsWith("./tidemark run pipeline");
    }
    assertThat(api.get("/v1/regime").header("Retry-After")).isEqualTo("1");
    assertThat(api.get("/v1/versions").text()).isEqualTo("{\"sets\":[]}");
    assertThat(api.get("/healthz").text())
        .isEqualTo("{\"status\":\"empty\",\"loaded\":{},\"failed\":{}}");
  }

  @Test
  void theServedVersionFollowsThePointerForwardAndBack() {
    Manifest first = api.lake().fill().publish(TestLake.FRIDAY_NIGHT);
    api.server().refresh();
    api.lake().regimes(TestLake.regime("hmm-1", "2024-01-16", "calm", 0.99));
    Manifest second = api.lake().publish(TestLake.FRIDAY_NIGHT.plusSeconds(7 * 86_400));
    assertThat(regimeDate()).isEqualTo("2024-01-12");
    api.server().refresh();
    assertThat(regimeDate()).isEqualTo("2024-01-16");
    assertThat(regimeVersion()).isEqualTo(second.version());
    api.lake().registry().serve(TestLake.SET, first.version());
    api.server().refresh();
    assertThat(regimeDate()).isEqualTo("2024-01-12");
    assertThat(regimeVersion()).isEqualTo(first.version());
  }

  @Test
  void versionsShowWhatIsPublishedAndWhatIsServed() {
    api.serveTheWeek();
    Manifest second = api.lake().publish(TestLake.FRIDAY_NIGHT);
    JsonNode set = api.get("/v1/versions").json().get("sets").get(0);
    assertThat(set.get("set").asText()).isEqualTo("equity-daily");
    assertThat(set.get("served").asText()).isEqualTo(second.version());
    assertThat(set.get("versions"))
        .extracting(version -> version.get("version").asText())
        .containsExactly("v0001-0a1b2c3d", "v0002-0a1b2c3d");
  }

  @Test
  void theSetPublishedLastIsUsedUnlessOneIsNamed() {
    api.serveTheWeek();
    api.lake().publish("equity-weekly", TestLake.FRIDAY_NIGHT.plusSeconds(10));
    api.server().refresh();
    assertThat(api.get("/v1/regime").json().get("set").asText()).isEqualTo("equity-weekly");
    assertThat(api.get("/v1/regime?set=equity-daily").json().get("set").asText())
        .isEqualTo("equity-daily");
  }

  @Test
  void ifAVersionCannotBeLoadedTheOneBeforeIsServedAndHealthShowsIt() throws IOException {
    api.serveTheWeek();
    Manifest second = api.lake().publish(TestLake.FRIDAY_NIGHT);
    deleteFiles(api.lake().root().resolve("regimes/labels"));
    api.server().refresh();
    assertThat(regimeVersion()).isEqualTo("v0001-0a1b2c3d");
    JsonNode health = api.get("/healthz").json();
    assertThat(health.get("status").asText()).isEqualTo("degraded");
    assertThat(health.get("failed").get("equity-daily").asText()).isEqualTo(second.version());
  }

  @Test
  void clientsSeeThatAFirstVersionCannotBeLoaded() throws IOException {
    Manifest first = api.lake().fill().publish(TestLake.FRIDAY_NIGHT);
    deleteFiles(api.lake().root().resolve("regimes/labels"));
    api.server().refresh();
    assertThat(api.get("/v1/regime").problem(503))
        .isEqualTo(
            "version %s is published but cannot be loaded; the API's log has the cause"
                .formatted(first.version()));
  }

  private String regimeDate() {
    return api.get("/v1/regime").json().get("date").asText();
  }

  private String regimeVersion() {
    return api.get("/v1/regime").json().get("version").asText();
  }

  private static void deleteFiles(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
