package io.tidemark.serving.features;

import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.formats.ArrowWriter;
import io.tidemark.serving.formats.ColumnTable;
import io.tidemark.serving.formats.ColumnTable.Column;
import io.tidemark.serving.formats.ColumnTable.Days;
import io.tidemark.serving.formats.ColumnTable.Numbers;
import io.tidemark.serving.formats.ColumnTable.Texts;
import io.tidemark.serving.formats.ColumnTable.Times;
import io.tidemark.serving.formats.CsvWriter;
import io.tidemark.serving.formats.MediaType;
import io.tidemark.serving.published.FeatureRows;
import io.tidemark.views.ViewJson;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows of a version, in all formats.
 *
 * @param asOf all rows were known by then
 * @param halted halted tickers, which were left out
 */
record RowAnswer(Manifest manifest, Instant asOf, List<String> halted, FeatureRows rows) {

  /**
   * Many rows as JSON.
   *
   * @param nextUrl address of the next page
   */
  record Rows(
      String set,
      String version,
      String definitionHash,
      Instant asOf,
      List<String> features,
      List<String> halted,
      Optional<String> nextUrl,
      List<Row> rows) {}

  /**
   * One row of many.
   *
   * @param time within the day when the row's bar ends
   */
  record Row(
      String ticker,
      LocalDate date,
      Optional<Instant> time,
      Instant knownAt,
      Map<String, Double> values) {}

  /** One row as JSON. */
  record OneRow(
      String set,
      String version,
      String definitionHash,
      Instant asOf,
      String ticker,
      LocalDate date,
      Optional<Instant> time,
      Instant knownAt,
      Map<String, Double> values) {}

  byte[] many(MediaType form, Optional<String> nextUrl) {
    return form == MediaType.JSON ? ViewJson.bytes(json(nextUrl)) : columns(form);
  }

  /** The body for a single row. */
  byte[] one(MediaType form) {
    if (form != MediaType.JSON) {
      return columns(form);
    }
    Row row = row(0);
    return ViewJson.bytes(
        new OneRow(
            manifest.set(),
            manifest.version(),
            manifest.definitionHash(),
            asOf,
            row.ticker(),
            row.date(),
            row.time(),
            row.knownAt(),
            row.values()));
  }

  private Rows json(Optional<String> nextUrl) {
    return new Rows(
        manifest.set(),
        manifest.version(),
        manifest.definitionHash(),
        asOf,
        rows.features(),
        halted,
        nextUrl,
        IntStream.range(0, rows.size()).mapToObj(this::row).toList());
  }

  private Row row(int i) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int f = 0; f < rows.values().length; f++) {
      values.put(rows.features().get(f), rows.values()[f][i]);
    }
    return new Row(
        rows.tickers()[i],
        rows.times().date(i),
        rows.times().end(i),
        Micros.instant(rows.knownAt()[i]),
        values);
  }

  private byte[] columns(MediaType form) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Texts("ticker", rows.tickers()));
    columns.add(new Days("date", rows.times().days(), false));
    if (manifest.intraday()) {
      columns.add(new Times("time", rows.times().ends(), false));
    }
    columns.add(new Times("known_at", rows.knownAt(), false));
    for (int f = 0; f < rows.values().length; f++) {
      columns.add(new Numbers(rows.features().get(f), rows.values()[f]));
    }
    ColumnTable sheet = new ColumnTable(rows.size(), columns, metadata(manifest, asOf, halted));
    return form == MediaType.CSV ? CsvWriter.bytes(sheet) : ArrowWriter.bytes(sheet);
  }

  /** What a table of features is of, for the forms that have room for it. */
  static Map<String, String> metadata(Manifest manifest, Instant asOf, List<String> halted) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("set", manifest.set());
    entries.put("version", manifest.version());
    entries.put("definition_hash", manifest.definitionHash());
    entries.put("as_of", asOf.toString());
    entries.put("halted", String.join(",", halted));
    return entries;
  }
}
