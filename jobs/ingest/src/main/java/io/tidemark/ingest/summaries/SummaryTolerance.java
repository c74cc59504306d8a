package io.tidemark.ingest.summaries;

import java.io.Serializable;

/**
 * How far what was landed may lie from what its vendor counts.
 *
 * @param rows bars
 * @param volumeShare of the larger of both volumes
 */
public record SummaryTolerance(long rows, double volumeShare) implements Serializable {
  /** What holds unless somebody says otherwise. */
  public static final SummaryTolerance DEFAULT = new SummaryTolerance(0, 0.005);

  public SummaryTolerance {
    if (rows < 0 || !(volumeShare >= 0)) {
      throw new IllegalArgumentException(
          "allowed rows %d and share of volume %s must not be below 0"
              .formatted(rows, volumeShare));
    }
  }
}
