package io.tidemark.reports.page;

import io.tidemark.reports.text.Html;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A self-contained page with its styles and script, which loads nothing else. */
public record Page(PageHeader head, List<Section> sections, String footer) {

  public String text() {
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
            head.title() + " · Tidemark",
            resource("page.css"),
            head.html(),
            sections.stream().map(Section::html).toList(),
            footer,
            resource("page.js"))
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
