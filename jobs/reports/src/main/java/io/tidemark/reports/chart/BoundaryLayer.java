package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;
import java.time.LocalDate;
import java.util.List;

/** Thin vertical lines at dates where something begins. */
public record BoundaryLayer(List<LocalDate> dates) implements Layer {
  @Override
  public Html draw(Canvas canvas) {
    return Html.join(dates.stream().map(date -> draw(date, canvas)).toList());
  }

  private static Html draw(LocalDate date, Canvas canvas) {
    return Html.of("<path class=\"boundary\" d=\"M{} 0V{}\"/>", canvas.x(date), canvas.height());
  }
}
