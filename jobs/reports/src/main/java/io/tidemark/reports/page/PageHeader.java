package io.tidemark.reports.page;

import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.List;

/**
 * The header of a page.
 *
 * @param range the range of time and the subject of the page
 * @param finding the result in a few sentences
 */
public record PageHeader(String title, String range, String finding, List<Figure> figures) {
  /** A key figure, shown in large type. */
  public record Figure(String name, String value) {
    public static Figure of(String name, long count) {
      return new Figure(name, NumberText.count(count));
    }
  }

  public Html html() {
    return Html.of(
        """
        <header>
        <p class="mark"><svg viewBox="0 0 32 16" aria-hidden="true"><path d="M1 11c4 0 4-6 8-6s4 6 8 6 4-6 8-6 4 3 6 5"/></svg>Tidemark</p>
        <h1>{}</h1>
        <p class="range">{}</p>
        <p class="finding">{}</p>
        <dl class="figures">{}</dl>
        </header>
        """,
        title,
        range,
        finding,
        figures.stream()
            .map(f -> Html.of("<div><dt>{}</dt><dd>{}</dd></div>", f.name(), f.value()))
            .toList());
  }
}
