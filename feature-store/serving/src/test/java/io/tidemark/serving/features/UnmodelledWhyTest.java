package io.tidemark.serving.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.serving.ApiClient.Answer;
import io.tidemark.serving.ApiFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnmodelledWhyTest {
  @RegisterExtension final ApiFixture api = new ApiFixture();

  @Test
  void aVersionWithoutAModelPredictsNothing() {
    api.serveTheWeek();
    Answer answer = api.get("/v1/features/equity-daily/AAA/why");
    assertThat(answer.problem(404))
        .contains("v0001-0a1b2c3d of equity-daily was published without a model")
        .contains("./tidemark run pipeline");
    assertThat(answer.json().get("type").asText()).isEqualTo("urn:tidemark:problem:no-model");
  }
}
