package io.tidemark.features.report.section;

import io.tidemark.core.registry.Manifest;
import io.tidemark.reports.page.RegimePalette;
import io.tidemark.reports.page.Section;
import io.tidemark.reports.page.Sentences;
import io.tidemark.reports.text.Html;
import io.tidemark.reports.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Everything needed to reproduce the version.
 *
 * @param mlflowUrl URL of the training's MLflow run; empty: the training was not tracked
 */
public record ProvenanceSection(Manifest manifest, String mlflowUrl) implements Section {
  private static final int SHORT_HASH = 12;

  @Override
  public String title() {
    return "Provenance";
  }

  @Override
  public String finding() {
    return "The version can be reproduced from %s, definition %s and seed %d; no data known after %s was read."
        .formatted(
            NumberText.plural(manifest.tables().size(), "pinned table", "pinned tables"),
            manifest
                .definitionHash()
                .substring(0, Math.min(SHORT_HASH, manifest.definitionHash().length())),
            manifest.seed(),
            manifest.asOf());
  }

  @Override
  public Html body() {
    List<Html> rows = new ArrayList<>();
    rows.add(row("Version", manifest.version()));
    rows.add(row("Published", manifest.publishedAt()));
    rows.add(row("Run key", manifest.runKey()));
    rows.add(row("As of", manifest.asOf()));
    rows.add(row("Vendors", Sentences.list(manifest.vendors())));
    rows.add(row("Regime model", manifest.regimeModel()));
    rows.add(row("Seed", manifest.seed()));
    rows.add(row("Tidemark", manifest.codeVersion()));
    rows.add(row("Definition hash", manifest.definitionHash()));
    rows.add(row("Experiment tracking", tracking()));
    return Html.join(
        Html.of("<div class=\"wide\"><table class=\"facts\"><tbody>{}</tbody></table></div>", rows),
        tables(),
        models(),
        Html.of(
            "<details><summary>Definition of {}</summary><pre>{}</pre></details>",
            manifest.set(),
            manifest.definition()));
  }

  private Html tables() {
    List<Html> rows = new ArrayList<>();
    new TreeMap<>(manifest.tables())
        .forEach(
            (table, version) ->
                rows.add(
                    Html.of(
                        "<tr><td><code>{}</code></td><td class=\"n\">{}</td></tr>",
                        table,
                        version)));
    return Html.of(
        """
        <h3>Tables</h3>
        <div class="wide"><table>
        <thead><tr><th>Table</th><th class="n">Delta version</th></tr></thead>
        <tbody>{}</tbody></table></div>
        """,
        rows);
  }

  private Html models() {
    List<Html> rows =
        manifest.models().stream()
            .map(
                m ->
                    Html.of(
                        "<tr><td>{}</td><td>{}</td><td><code"
                            + " class=\"hash\">{}</code><br/><small><code>{}</code></small></td></tr>",
                        RegimePalette.label(m.regime()),
                        m.kind(),
                        m.path(),
                        m.sha256()))
            .toList();
    return Html.of(
            """
            <h3>Models</h3>
            <div class="wide"><table>
            <thead><tr><th>Regime</th><th>Kind</th><th>File and its SHA-256</th></tr></thead>
            <tbody>{}</tbody></table></div>
            """,
            rows)
        .when(!rows.isEmpty());
  }

  private Html tracking() {
    String url = mlflowUrl == null ? "" : mlflowUrl;
    return url.startsWith("http://") || url.startsWith("https://")
        ? Html.of("<a href=\"{}\">{}</a>", url, url)
        : Html.of("not tracked");
  }

  private static Html row(String name, Object value) {
    return Html.of("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", name, value);
  }
}
