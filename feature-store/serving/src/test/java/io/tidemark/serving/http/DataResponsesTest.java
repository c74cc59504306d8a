package io.tidemark.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.serving.ApiClient.Answer;
import io.tidemark.serving.ApiFixture;
import io.tidemark.serving.TestLake;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataResponsesTest {
  private static final List<String> DATA_ROUTES =
      List.of("/v1/regime", "/v1/regime/history", "/v1/features/equity-daily/latest");

  @RegisterExtension final ApiFixture api = new ApiFixture();

  @BeforeEach
  void publish() {
    api.serveTheWeek();
  }

  @Test
  void aClientThatHasTheVersionGets304() {
    for (String path : DATA_ROUTES) {
      Answer first = api.get(path);
      assertThat(first.header("ETag")).isEqualTo("W/\"equity-daily/v0001-0a1b2c3d\"");
      Answer second = api.get(path, "If-None-Match", first.header("ETag"));
      assertThat(second.status()).isEqualTo(304);
      assertThat(second.text()).isEmpty();
      assertThat(api.get(path, "If-None-Match", "\"other\", *").status()).isEqualTo(304);
      assertThat(api.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }
  }

  @Test
  void aNewVersionIsSentCompletely() {
    String tag = api.get("/v1/regime").header("ETag");
    api.lake().publish(TestLake.FRIDAY_NIGHT);
    api.server().refresh();
    Answer answer = api.get("/v1/regime", "If-None-Match", tag);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void aProblemHasNoEntityTag() {
    Answer problem = api.get("/v1/prices/ZZZ", "If-None-Match", "*");
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.header("ETag")).isEmpty();
  }
}
