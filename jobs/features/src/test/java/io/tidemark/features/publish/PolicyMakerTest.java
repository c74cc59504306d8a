package io.tidemark.features.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.core.registry.RegimePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyMakerTest {
  private static final List<String> FEATURES = List.of("a", "b", "c");

  @Test
  void servesTheModelsInputsMostImportantFirst() {
    RegimePolicy policy =
        policy(model("calm", 100, 0.2, 0.5, 0.3), model("stressed", 300, 0.9, 0.0, 0.1));
    assertThat(policy.featuresIn("calm")).containsExactly("b", "c", "a");
    assertThat(policy.featuresIn("stressed")).as("b is not used there").containsExactly("a", "c");
  }

  @Test
  void whileNoRegimeIsKnownModelsAreWeightedByTheirRows() {
    RegimePolicy policy =
        policy(model("calm", 100, 0.0, 0.6, 0.4), model("stressed", 300, 0.9, 0.0, 0.1));
    assertThat(policy.featuresIn("unknown")).containsExactly("a", "c", "b");
  }

  @Test
  void tiesAreSortedByName() {
    assertThat(policy(model("calm", 1, 0.25, 0.5, 0.25)).featuresIn("calm"))
        .containsExactly("b", "a", "c");
  }

  @Test
  void withoutModelsAllFeaturesAreServed() {
    assertThat(policy().featuresIn("calm")).isEqualTo(FEATURES);
  }

  @Test
  void thePooledModelIsNoRegime() {
    assertThat(policy(model("all", 1, 0.1, 0.2, 0.7)).selected()).isEmpty();
  }

  private static RegimePolicy policy(Model... models) {
    return new PolicyMaker(List.of(models), FEATURES).policy();
  }

  private static Model model(String regime, long rows, Double... importance) {
    return new Model(regime, "ridge", "p", "h", FEATURES, List.of(importance), rows);
  }
}
