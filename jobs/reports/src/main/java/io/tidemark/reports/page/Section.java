package io.tidemark.reports.page;

import io.tidemark.reports.text.Html;

/** A section of a report. */
public interface Section {
  /** The title. */
  String title();

  /** The finding in plain sentences, whether good or bad. */
  String finding();

  /** Charts, tables and notes that support the finding. */
  Html body();

  /** The complete markup of the section. */
  default Html html() {
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <p class="finding">{}</p>
        {}
        </section>
        """,
        title(),
        finding(),
        body());
  }
}
