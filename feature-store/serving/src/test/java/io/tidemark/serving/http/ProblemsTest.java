package io.tidemark.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.serving.ApiClient.Answer;
import io.tidemark.serving.ApiFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProblemsTest {
  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeEach
  void publish() {
    api.serveTheWeek();
  }

  @Test
  void unknownRoutesAndMethodsAreNamedWithTheWayOut() {
    assertThat(api.get("/v1/nothing").problem(404))
        .isEqualTo("there is no route /v1/nothing; /docs lists all routes");
    assertThat(api.send("DELETE", "/v1/regime").problem(405))
        .isEqualTo("/v1/regime cannot be DELETE; use GET");
  }

  @Test
  void aFaultOfTheApiHidesItsInternals() throws IOException {
    Path manifest =
        api.lake().root().resolve("registry/equity-daily/versions/v0001-0a1b2c3d/manifest.json");
    Files.writeString(manifest, "{ broken");
    Answer answer = api.get("/v1/versions");
    assertThat(answer.problem(500)).contains("its log has the cause");
    assertThat(answer.text()).doesNotContain("Exception", "manifest", "broken", "\tat ");
    assertThat(api.get("/v1/regime").status()).isEqualTo(200);
  }
}
