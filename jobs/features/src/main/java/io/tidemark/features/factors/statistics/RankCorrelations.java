package io.tidemark.features.factors.statistics;

import java.io.Serializable;

/** Mean cross-sectional rank correlations between features, accumulated session by session. */
public final class RankCorrelations implements Serializable {
  private static final long serialVersionUID = 1;

  private final int rows;
  private final double[][] sums;
  private final int[][] days;

  /**
   * @param rows number of features of the set that is reported on
   * @param columns number of these features and the features of the reference set together
   */
  public RankCorrelations(int rows, int columns) {
    this.rows = rows;
    this.sums = new double[rows][columns];
    this.days = new int[rows][columns];
  }

  /**
   * Adds one session.
   *
   * @param values by column (feature) and name
   */
  public void add(double[][] values) {
    CrossSection[] features = CrossSection.of(values);
    for (int i = 0; i < rows; i++) {
      for (int j = i + 1; j < features.length; j++) {
        double correlation = features[i].rankCorrelation(features[j]);
        if (!Double.isNaN(correlation)) {
          sums[i][j] += correlation;
          days[i][j]++;
        }
      }
    }
  }

  /** Adds the sums of other sessions. */
  public RankCorrelations and(RankCorrelations more) {
    RankCorrelations both = new RankCorrelations(rows, rows == 0 ? 0 : sums[0].length);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < sums[i].length; j++) {
        both.sums[i][j] = sums[i][j] + more.sums[i][j];
        both.days[i][j] = days[i][j] + more.days[i][j];
      }
    }
    return both;
  }

  /** The mean over sessions; 1 for a feature with itself, NaN if no session has the correlation. */
  public double mean(int row, int column) {
    if (row == column) {
      return 1;
    }
    boolean mirrored = column < row;
    int i = mirrored ? column : row;
    int j = mirrored ? row : column;
    return sums[i][j] / days[i][j];
  }
}
