package io.tidemark.reports.page;

import io.tidemark.reports.text.Html;

/** A part of the report. */
public interface Section {
  /** A few words that name it. */
  String title();

  /** What was found, in plain sentences, good or bad. */
  String finding();

  /** Charts, tables and notes that show it. */
  Html body();

  /** The section as it stands in the page. */
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
