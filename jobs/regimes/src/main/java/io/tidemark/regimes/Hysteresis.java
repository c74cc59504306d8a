package io.tidemark.regimes;

/**
 * Keeps a label until another state has been likely for several consecutive sessions, so that
 * labels do not flicker when the filter is uncertain. It only looks back.
 *
 * @param threshold filtered probability that the other state must exceed
 * @param sessions number of consecutive sessions for which it must do so
 */
record Hysteresis(double threshold, int sessions) {

  Hysteresis {
    if (!(threshold >= 0.5 && threshold < 1) || sessions < 1) {
      throw new IllegalArgumentException(
          "threshold %s and sessions %d must be within [0.5, 1) and ≥ 1"
              .formatted(threshold, sessions));
    }
  }

  /**
   * The label of each session; the first label is the most likely state.
   *
   * @param filtered filtered probabilities by session and state
   */
  int[] labels(double[][] filtered) {
    int[] labels = new int[filtered.length];
    int label = 0;
    int rival = -1;
    int streak = 0;
    for (int t = 0; t < filtered.length; t++) {
      int likeliest = likeliest(filtered[t]);
      if (t == 0) {
        label = likeliest;
      }
      boolean challenges = likeliest != label && filtered[t][likeliest] > threshold;
      streak = !challenges ? 0 : likeliest == rival ? streak + 1 : 1;
      rival = challenges ? likeliest : -1;
      if (streak == sessions) {
        label = rival;
      }
      labels[t] = label;
    }
    return labels;
  }

  private static int likeliest(double[] probabilities) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      if (probabilities[k] > probabilities[best]) {
        best = k;
      }
    }
    return best;
  }
}
