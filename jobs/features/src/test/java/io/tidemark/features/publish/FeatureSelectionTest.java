package io.tidemark.features.publish;

import static io.tidemark.features.publish.FeatureSelection.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.features.publish.FeatureSelection.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FeatureSelectionTest {
  @Test
  void keepsTheBestUntilNineTenthsAreCovered() {
    assertThat(
            select(
                List.of(steady("d", 0.1), steady("a", 0.5), steady("c", 0.15), steady("b", 0.25)),
                (x, y) -> 0))
        .containsExactly("a", "b", "c");
  }

  @Test
  void aFeatureWhoseSignIsNotSteadyFallsBehind() {
    List<Candidate> candidates =
        List.of(new Candidate("unsteady", 0.5, 0.1), steady("steady", 0.4), steady("last", 0.1));
    assertThat(select(candidates, (x, y) -> 0)).containsExactly("steady", "unsteady");
  }

  @Test
  void instabilityTakesAwayAtMostHalf() {
    assertThat(select(List.of(new Candidate("a", 0.61, 0), steady("b", 0.3)), (x, y) -> 0))
        .startsWith("a");
  }

  @Test
  void aNearDuplicateIsDroppedAndItsImportanceCounts() {
    List<Candidate> candidates =
        List.of(steady("a", 0.5), steady("copy", 0.3), steady("b", 0.12), steady("c", 0.08));
    assertThat(select(candidates, (x, y) -> pair(x, y, "a", "copy") ? -0.96 : 0.2))
        .containsExactly("a", "b");
    assertThat(select(candidates, (x, y) -> pair(x, y, "a", "copy") ? 0.95 : 0.2))
        .containsExactly("a", "copy", "b");
  }

  @Test
  void takesTenAtMost() {
    List<Candidate> many =
        IntStream.range(0, 30).mapToObj(i -> steady("f%02d".formatted(i), 1 / 30.0)).toList();
    assertThat(select(many, (x, y) -> 0)).hasSize(10).startsWith("f00", "f01").endsWith("f09");
  }

  @Test
  void whatHasNoImportanceIsNeverChosen() {
    assertThat(select(List.of(steady("a", 0), steady("b", Double.NaN)), (x, y) -> 0)).isEmpty();
    assertThat(select(List.of(steady("a", 0), steady("b", 1)), (x, y) -> 0)).containsExactly("b");
  }

  @Test
  void whatIsNotKnownTakesNothingAway() {
    List<Candidate> candidates =
        List.of(new Candidate("new", 0.5, Double.NaN), steady("old", 0.45), steady("c", 0.05));
    assertThat(select(candidates, (x, y) -> Double.NaN)).containsExactly("new", "old");
  }

  @Property(tries = 200)
  void theOrderOfTheInputDoesNotMatter(
      @ForAll @Size(min = 1, max = 15) List<@DoubleRange(min = 0, max = 1) Double> importance,
      @ForAll long seed) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < importance.size(); i++) {
      candidates.add(new Candidate("f" + i, importance.get(i), i % 3 / 2.0));
    }
    List<String> chosen = select(candidates, FeatureSelectionTest::related);
    Collections.shuffle(candidates, new Random(seed));
    assertThat(select(candidates, FeatureSelectionTest::related)).isEqualTo(chosen);
    for (String one : chosen) {
      for (String other : chosen) {
        assertThat(one.equals(other) ? 0 : related(one, other))
            .isLessThanOrEqualTo(FeatureSelection.DUPLICATE);
      }
    }
  }

  private static double related(String one, String other) {
    return one.length() == other.length() && one.hashCode() % 4 == other.hashCode() % 4 ? 0.99 : 0;
  }

  private static boolean pair(String x, String y, String one, String other) {
    return (x.equals(one) && y.equals(other)) || (x.equals(other) && y.equals(one));
  }

  private static Candidate steady(String feature, double importance) {
    return new Candidate(feature, importance, 1);
  }
}
