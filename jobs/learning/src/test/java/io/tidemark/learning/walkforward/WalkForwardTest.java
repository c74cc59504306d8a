package io.tidemark.learning.walkforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WalkForwardTest {

  @Property
  void noTrainingLabelReachesIntoTheTestWindow(
      @ForAll @IntRange(min = 300, max = 5000) int sessions,
      @ForAll @IntRange(min = 1, max = 12) int folds,
      @ForAll @IntRange(min = 1, max = 60) int horizon) {
    for (Fold fold : possible(sessions, folds, horizon)) {
      int lastLabelEnd = fold.trainEnd() - 1 + horizon;
      assertThat(lastLabelEnd).isLessThan(fold.testStart());
      assertThat(fold.testStart() - 1 - lastLabelEnd).isEqualTo(WalkForward.EMBARGO);
    }
  }

  @Property
  void windowsHaveEqualLengthAndCoverTheEndOfHistoryOnce(
      @ForAll @IntRange(min = 300, max = 5000) int sessions,
      @ForAll @IntRange(min = 1, max = 12) int folds,
      @ForAll @IntRange(min = 1, max = 60) int horizon) {
    List<Fold> split = possible(sessions, folds, horizon);
    assertThat(split).hasSize(folds);
    assertThat(split.get(folds - 1).testEnd()).isEqualTo(sessions);
    int length = split.get(0).testEnd() - split.get(0).testStart();
    assertThat(length).isGreaterThanOrEqualTo(WalkForward.MIN_WINDOW);
    for (int i = 0; i < folds; i++) {
      assertThat(split.get(i).number()).isEqualTo(i + 1);
      assertThat(split.get(i).testEnd() - split.get(i).testStart()).isEqualTo(length);
      if (i > 0) {
        assertThat(split.get(i).testStart()).isEqualTo(split.get(i - 1).testEnd());
      }
    }
  }

  @Property
  void theTrainingWindowStartsWithAYearAndOnlyGrows(
      @ForAll @IntRange(min = 300, max = 5000) int sessions,
      @ForAll @IntRange(min = 2, max = 12) int folds,
      @ForAll @IntRange(min = 1, max = 60) int horizon) {
    List<Fold> split = possible(sessions, folds, horizon);
    assertThat(split.get(0).trainEnd()).isGreaterThanOrEqualTo(WalkForward.MIN_TRAINING);
    for (int i = 1; i < folds; i++) {
      assertThat(split.get(i).trainEnd()).isGreaterThan(split.get(i - 1).trainEnd());
    }
  }

  @Test
  void aLongHistoryIsTestedOnItsLaterHalf() {
    assertThat(WalkForward.split(2000, 5, 5)).first().isEqualTo(new Fold(1, 990, 1000, 1200));
  }

  @Test
  void aShortHistoryIsRefusedWithItsNumbersAndTheWayOut() {
    assertThatThrownBy(() -> WalkForward.split(310, 5, 5))
        .isInstanceOf(UserFault.class)
        .hasMessageContainingAll(
            "310 sessions", "5 test windows", "252", "at most 2 folds", "longer");
    assertThatThrownBy(() -> WalkForward.split(200, 1, 5))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("ask for a longer range");
    assertThatThrownBy(() -> WalkForward.split(2000, 0, 5)).isInstanceOf(UserFault.class);
  }

  private static List<Fold> possible(int sessions, int folds, int horizon) {
    int testable =
        Math.min(sessions / 2, sessions - WalkForward.MIN_TRAINING - horizon - WalkForward.EMBARGO);
    Assume.that(testable / folds >= WalkForward.MIN_WINDOW);
    return WalkForward.split(sessions, folds, horizon);
  }
}
