package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Coloured bands of time over the whole height of the chart. */
public record BandLayer(List<Band> bands) implements Layer {
  /**
   * A band of time.
   *
   * @param from first date
   * @param to the beginning of the next band, or the last date
   */
  public record Band(LocalDate from, LocalDate to, String name) {}

  /** Joins consecutive days of the same name. */
  public static List<Band> spells(List<LocalDate> dates, List<String> names) {
    List<Band> spells = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= dates.size(); i++) {
      if (i == dates.size() || !Objects.equals(names.get(i), names.get(start))) {
        LocalDate end = dates.get(Math.min(i, dates.size() - 1));
        spells.add(new Band(dates.get(start), end, names.get(start)));
        start = i;
      }
    }
    return spells;
  }

  /**
   * A layer with these bands.
   *
   * @param style CSS class of a name's colour
   */
  public static BandLayer of(List<Band> spells, Function<String, String> style) {
    return new BandLayer(
        spells.stream().map(s -> new Band(s.from(), s.to(), style.apply(s.name()))).toList());
  }

  @Override
  public Html draw(Canvas canvas) {
    return Html.join(bands.stream().map(band -> draw(band, canvas)).toList());
  }

  private static Html draw(Band band, Canvas canvas) {
    String from = canvas.x(band.from());
    String width =
        Scale.coordinate(Double.parseDouble(canvas.x(band.to())) - Double.parseDouble(from));
    return Html.of(
        "<rect class=\"band {}\" x=\"{}\" y=\"0\" width=\"{}\" height=\"{}\"/>",
        band.name(),
        from,
        width,
        canvas.height());
  }
}
