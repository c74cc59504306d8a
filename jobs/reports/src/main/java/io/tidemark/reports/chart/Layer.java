package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;

/** One thing drawn in a {@link TimeChart}; later layers lie above earlier ones. */
public interface Layer {
  /** SVG shapes on that canvas. */
  Html draw(Canvas canvas);
}
