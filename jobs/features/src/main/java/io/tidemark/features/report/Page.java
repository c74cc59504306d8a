package io.tidemark.features.report;

import io.tidemark.features.report.chart.Html;
import io.tidemark.features.report.section.HeadlineSection;
import io.tidemark.features.report.section.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The whole page: style and script inside it, so that it asks nobody for anything. */
record Page(HeadlineSection headline, List<Section> sections, String footer) {

  String text() {
    return Html.of(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <title>{}</title>
            <style>
            {}
            </style>
            </head>
            <body>
            <main>
            {}
            {}
            <footer>{}</footer>
            </main>
            <script>
            //<![CDATA[
            {}
            //]]>
            </script>
            </body>
            </html>
            """,
            headline.title() + " · Tidemark",
            resource("report.css"),
            headline.html(),
            sections.stream().map(Section::html).toList(),
            footer,
            resource("report.js"))
        .markup();
  }

  private static Html resource(String name) {
    try (InputStream file = Page.class.getResourceAsStream(name)) {
      return new Html(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
