package io.tidemark.learning.walkforward;

/**
 * One test window and the training sessions before it; all bounds are session indexes.
 *
 * @param number from 1
 * @param trainEnd training uses sessions {@code [0, trainEnd)}
 * @param testStart the window's first session
 * @param testEnd the session after the window's last one
 */
public record Fold(int number, int trainEnd, int testStart, int testEnd) {
  public Fold {
    if (trainEnd <= 0 || trainEnd > testStart || testStart >= testEnd) {
      throw new IllegalArgumentException(
          "fold %d: training to %d, test from %d to %d: training must end before the test begins"
              .formatted(number, trainEnd, testStart, testEnd));
    }
  }
}
