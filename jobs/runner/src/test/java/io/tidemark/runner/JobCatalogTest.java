package io.tidemark.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.Job;
import io.tidemark.api.JobContext;
import io.tidemark.api.JobProvider;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobCatalogTest {
  private static final LandRequest REQUEST =
      new LandRequest(new RunKey("a/land"), new RunKey("a/fetch"));
  private static final LandRequest.Result RESULT = new LandRequest.Result(1, 1, 0, 0, 0, Map.of());
  private static final JobProvider PROVIDER =
      () ->
          List.of(
              Job.of(
                  LandRequest.class,
                  (request, context) -> {
                    context.stage("landing " + request.fetch());
                    return RESULT;
                  }));

  @Test
  void aRequestGoesToTheJobOfItsName() {
    JobCatalog jobs = new JobCatalog(List.of(PROVIDER));
    Stages stages = new Stages(new ArrayList<>());

    assertThat(jobs.read(JobSubmission.of(REQUEST))).isEqualTo(REQUEST);
    assertThat(jobs.run(REQUEST, stages)).isEqualTo(RESULT);
    assertThat(stages.told()).containsExactly("landing a/fetch");
  }

  @Test
  void everyModulesJobsAreFound() {
    assertThat(JobCatalog.discover().names())
        .contains("fetch", "build-features", "label-regimes", "train");
  }

  @Test
  void anUnknownJobIsAUserFaultThatNamesTheKnownJobs() {
    JobCatalog jobs = new JobCatalog(List.of(PROVIDER));
    assertThatThrownBy(() -> jobs.read(submission("{\"job\":\"bake\",\"runKey\":\"a\"}")))
        .isInstanceOf(UserFault.class)
        .hasMessage("there is no job 'bake'; there is: land");
  }

  @Test
  void aRequestThatCannotBeReadNamesItsKeyAndTheField() {
    JobCatalog jobs = new JobCatalog(List.of(PROVIDER));
    assertThatThrownBy(
            () -> jobs.read(submission("{\"job\":\"land\",\"runKey\":\"a\",\"fetsh\":\"b\"}")))
        .isInstanceOf(UserFault.class)
        .hasMessageContainingAll("job a: ", "'fetsh'", "did you mean 'fetch'");
  }

  @Test
  void twoJobsOfOneNameAreRefused() {
    assertThatThrownBy(() -> new JobCatalog(List.of(PROVIDER, PROVIDER)))
        .hasMessageContaining("job 'land' is provided twice");
  }

  private static JobSubmission submission(String json) {
    return JobSubmission.read(Json.read(json, JsonNode.class));
  }

  private record Stages(List<String> told) implements JobContext {
    @Override
    public JobSettings settings() {
      return new JobSettings("/lake", "local", "");
    }

    @Override
    public void stage(String words) {
      told.add(words);
    }
  }
}
