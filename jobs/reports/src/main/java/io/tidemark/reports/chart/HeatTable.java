package io.tidemark.reports.chart;

import io.tidemark.reports.text.Html;
import java.util.ArrayList;
import java.util.List;

/**
 * A table whose cells are coloured by value: one hue above zero, another below.
 *
 * @param corner header of the column with the row names
 * @param columns names of the columns
 */
public record HeatTable(String corner, List<String> columns, List<Row> rows) {
  private static final double FULLEST = 62;

  /** A row of the table, one cell per column. */
  public record Row(String name, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param colour from −1 (full colour of one hue) to 1 (full colour of the other); values beyond
   *     are clipped
   * @param title tooltip of the cell
   */
  public record Cell(String text, double colour, String title) {}

  public Html html() {
    List<Html> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(
          Html.of(
              "<tr><td class=\"d\">{}</td>{}</tr>",
              row.name(),
              row.cells().stream().map(HeatTable::cell).toList()));
    }
    return Html.of(
        """
        <div class="wide"><table class="heat">
        <thead><tr><th>{}</th>{}</tr></thead>
        <tbody>{}</tbody></table></div>
        """,
        corner,
        columns.stream().map(name -> Html.of("<th class=\"n\">{}</th>", name)).toList(),
        lines);
  }

  private static Html cell(Cell cell) {
    double full = FULLEST * Math.min(1, Math.abs(cell.colour()));
    return Html.of(
        "<td class=\"n\" title=\"{}\" style=\"background:color-mix(in srgb, var({}) {}%,"
            + " transparent)\">{}</td>",
        cell.title(), cell.colour() < 0 ? "--lost" : "--won", Scale.coordinate(full), cell.text());
  }
}
