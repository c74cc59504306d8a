package io.tidemark.learning.walkforward;

import io.tidemark.core.UserFault;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts the last part of a history into test windows of equal length, each trained on all that came
 * before it, except
 *
 * <ul>
 *   <li>the purge: sessions whose label reaches into the window; a label of horizon h that is
 *       observed at session s ends at s + h;
 *   <li>the embargo: a further {@value #EMBARGO} sessions, since features that look back share
 *       prices across the border.
 * </ul>
 *
 * <p>The windows cover the later half of the history, or less where the first one would be left
 * with fewer than {@value #MIN_TRAINING} sessions to train on. After López de Prado, Advances in
 * Financial Machine Learning (2018), chapter 7.
 */
public final class WalkForward {
  /** Sessions that the first window must have to train on: a year. */
  public static final int MIN_TRAINING = 252;

  /** Sessions left out between the purge and the window. */
  public static final int EMBARGO = 5;

  /** Sessions that a window must have: a month. */
  public static final int MIN_WINDOW = 20;

  private WalkForward() {}

  /**
   * The folds, oldest first.
   *
   * @param sessions length of the history
   * @param folds how many windows
   * @param horizon sessions that a label looks ahead
   * @throws UserFault if the history is too short for that many windows
   */
  public static List<Fold> split(int sessions, int folds, int horizon) {
    if (folds < 1) {
      throw new UserFault("%d folds: ask for at least one".formatted(folds));
    }
    int gap = horizon + EMBARGO;
    int testable = Math.min(sessions / 2, sessions - MIN_TRAINING - gap);
    int window = testable / folds;
    if (window < MIN_WINDOW) {
      throw tooShort(sessions, folds, horizon, testable);
    }
    int first = sessions - folds * window;
    return IntStream.range(0, folds)
        .map(i -> first + i * window)
        .mapToObj(
            start -> new Fold((start - first) / window + 1, start - gap, start, start + window))
        .toList();
  }

  private static UserFault tooShort(int sessions, int folds, int horizon, int testable) {
    int possible = Math.max(0, testable / MIN_WINDOW);
    String fewer = possible == 0 ? "" : "at most %d folds, or ".formatted(possible);
    return new UserFault(
        ("%d sessions with labels are too few for %d test windows: the first window's training"
                + " needs %d, the purge %d, the embargo %d and each window %d; ask for %sa longer"
                + " range")
            .formatted(sessions, folds, MIN_TRAINING, horizon, EMBARGO, MIN_WINDOW, fewer));
  }
}
