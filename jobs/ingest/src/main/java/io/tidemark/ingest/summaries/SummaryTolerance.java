package io.tidemark.ingest.summaries;

import java.io.Serializable;

/**
 * How far landed bars may deviate from the vendor's own counts.
 *
 * @param rows allowed difference in the number of bars
 * @param volumeShare allowed difference in volume, as a share of the larger volume
 */
public record SummaryTolerance(long rows, double volumeShare) implements Serializable {
  /** The default thresholds. */
  public static final SummaryTolerance DEFAULT = new SummaryTolerance(0, 0.005);

  public SummaryTolerance {
    if (rows < 0 || !(volumeShare >= 0)) {
      throw new IllegalArgumentException(
          "allowed rows %d and share of volume %s must not be below 0"
              .formatted(rows, volumeShare));
    }
  }
}
