package io.tidemark.learning.panel;

import io.tidemark.core.series.Ranks;
import java.io.Serializable;

/**
 * A panel's features as {@linkplain Ranks#centred centred ranks} within their day, 0 where missing:
 * so that outliers have no leverage and all dates have the same scale.
 */
public final class RankedInputs implements Serializable {
  private final float[][] ranks;

  private RankedInputs(float[][] ranks) {
    this.ranks = ranks;
  }

  /** Ranks each feature within each session. */
  public static RankedInputs of(Panel panel) {
    float[][] ranks = new float[panel.features().size()][panel.rows()];
    for (int f = 0; f < ranks.length; f++) {
      for (int s = 0; s < panel.sessions(); s++) {
        rankDay(panel, f, s, ranks[f]);
      }
    }
    return new RankedInputs(ranks);
  }

  public int features() {
    return ranks.length;
  }

  public float get(int feature, int row) {
    return ranks[feature][row];
  }

  private static void rankDay(Panel panel, int feature, int session, float[] into) {
    int start = panel.start(session);
    double[] day = new double[panel.end(session) - start];
    for (int i = 0; i < day.length; i++) {
      day[i] = panel.value(feature, start + i);
    }
    float[] centred = Ranks.centred(day);
    for (int i = 0; i < day.length; i++) {
      into[start + i] = Float.isNaN(centred[i]) ? 0 : centred[i];
    }
  }
}
