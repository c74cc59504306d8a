package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;

/** One layer of a {@link TimeChart}; later layers are drawn above earlier ones. */
public interface Layer {
  /** The SVG shapes of the layer on a canvas. */
  Html draw(Canvas canvas);
}
