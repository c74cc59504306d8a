package io.tidemark.learning.walkforward;

import io.tidemark.core.UserFault;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts the last part of a history into test windows of equal length; the model of each window is
 * trained on all earlier sessions, except
 *
 * <ul>
 *   <li>the purge: sessions whose label reaches into the window; a label of session s with horizon
 *       h ends at s + h;
 *   <li>the embargo: {@value #EMBARGO} more sessions, because features with a look-back use the
 *       same prices on both sides of the boundary.
 * </ul>
 *
 * <p>The windows cover the later half of the history, or less if the first window would otherwise
 * have fewer than {@value #MIN_TRAINING} training sessions. After López de Prado, Advances in
 * Financial Machine Learning (2018), chapter 7.
 */
public final class WalkForward {
  /** The fewest training sessions of the first window: one year. */
  public static final int MIN_TRAINING = 252;

  /** Number of sessions that are left out between the purge and the window. */
  public static final int EMBARGO = 5;

  /** The fewest sessions of a window: one month. */
  public static final int MIN_WINDOW = 20;

  private WalkForward() {}

  /**
   * The folds, oldest first.
   *
   * @param sessions length of the history in sessions
   * @param folds number of windows
   * @param horizon number of sessions that a label looks ahead
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
