package io.tidemark.serving.features;

import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.formats.ArrowWriter;
import io.tidemark.serving.formats.ColumnTable;
import io.tidemark.serving.formats.ColumnTable.Column;
import io.tidemark.serving.formats.ColumnTable.Days;
import io.tidemark.serving.formats.ColumnTable.Flags;
import io.tidemark.serving.formats.ColumnTable.Numbers;
import io.tidemark.serving.formats.ColumnTable.Texts;
import io.tidemark.serving.formats.ColumnTable.Times;
import io.tidemark.serving.formats.CsvWriter;
import io.tidemark.serving.formats.MediaType;
import io.tidemark.serving.live.LiveSnapshot;
import io.tidemark.serving.published.LatestFeatures;
import io.tidemark.views.ViewJson;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Live values, and batch values of the version's last session.
 *
 * @param tickers the tickers of the response; each has a live or a batch row
 * @param missing tickers with neither a live nor a batch row
 * @param halted halted tickers, which were left out
 */
record LiveAnswer(
    Manifest manifest,
    LiveSnapshot board,
    LatestFeatures batch,
    List<String> features,
    List<String> tickers,
    List<String> missing,
    List<String> halted) {

  /**
   * The JSON response.
   *
   * @param date the newest session that has a price
   * @param knownAt when the latest price that was used became known
   * @param tickers number of tickers with a price in that session
   * @param batchDate the last session of the version
   */
  record Live(
      String set,
      String version,
      String definitionHash,
      LocalDate date,
      Instant knownAt,
      int tickers,
      LocalDate batchDate,
      List<String> features,
      List<String> missing,
      List<String> halted,
      List<Row> rows) {}

  /**
   * One ticker.
   *
   * @param agree whether all values are equal bit for bit; only if both sides are of the same
   *     session, and within the day of one bar
   * @param differ the features with different values
   */
  record Row(
      String ticker,
      Optional<Side> live,
      Optional<Side> batch,
      Optional<Boolean> agree,
      List<String> differ) {}

  /**
   * The live or the batch values.
   *
   * @param time within the day when the row's bar ends
   */
  record Side(
      LocalDate date, Optional<Instant> time, Instant knownAt, Map<String, Double> values) {}

  byte[] bytes(MediaType form) {
    return switch (form) {
      case JSON -> ViewJson.bytes(json());
      case CSV -> CsvWriter.bytes(sheet());
      case ARROW -> ArrowWriter.bytes(sheet());
    };
  }

  private Live json() {
    return new Live(
        manifest.set(),
        manifest.version(),
        manifest.definitionHash(),
        board.date(),
        board.knownAt(),
        board.tickers().size(),
        batch.date(),
        features,
        missing,
        halted,
        tickers.stream().map(this::row).toList());
  }

  private Row row(String ticker) {
    Optional<Side> live = Optional.empty();
    if (isLive(ticker)) {
      Map<String, Double> values = new LinkedHashMap<>();
      features.forEach(feature -> values.put(feature, board.value(ticker, feature)));
      live = Optional.of(new Side(board.date(), board.end(ticker), board.knownAt(ticker), values));
    }
    Optional<Side> last = Optional.empty();
    if (batch.has(ticker)) {
      last =
          Optional.of(
              new Side(
                  batch.date(),
                  batch.end(ticker),
                  batch.knownAt(ticker),
                  batch.values(ticker, features)));
    }
    boolean isComparable = isComparable(ticker);
    List<String> differ = isComparable ? differing(ticker) : List.of();
    return new Row(
        ticker,
        live,
        last,
        isComparable ? Optional.of(differ.isEmpty()) : Optional.empty(),
        differ);
  }

  private boolean isLive(String ticker) {
    return board.tickers().contains(ticker);
  }

  private boolean isComparable(String ticker) {
    return isLive(ticker)
        && batch.has(ticker)
        && board.date().equals(batch.date())
        && board.end(ticker).equals(batch.end(ticker));
  }

  private List<String> differing(String ticker) {
    return features.stream()
        .filter(
            feature ->
                Double.doubleToLongBits(board.value(ticker, feature))
                    != Double.doubleToLongBits(batch.value(ticker, feature)))
        .toList();
  }

  private ColumnTable sheet() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Texts("ticker", tickers.toArray(String[]::new)));
    columns.add(days("date", t -> isLive(t) ? board.date() : null));
    if (manifest.intraday()) {
      columns.add(times("time", t -> isLive(t) ? board.end(t).orElse(null) : null));
    }
    columns.add(times("known_at", t -> isLive(t) ? board.knownAt(t) : null));
    columns.add(days("batch_date", t -> batch.has(t) ? batch.date() : null));
    if (manifest.intraday()) {
      columns.add(times("batch_time", t -> batch.has(t) ? batch.end(t).orElse(null) : null));
    }
    columns.add(times("batch_known_at", t -> batch.has(t) ? batch.knownAt(t) : null));
    columns.add(
        new Flags(
            "agree",
            tickers.stream()
                .map(t -> isComparable(t) ? differing(t).isEmpty() : null)
                .toArray(Boolean[]::new)));
    for (String feature : features) {
      columns.add(numbers("live." + feature, t -> isLive(t) ? board.value(t, feature) : null));
      columns.add(numbers("batch." + feature, t -> batch.has(t) ? batch.value(t, feature) : null));
    }
    return new ColumnTable(
        tickers.size(), columns, RowAnswer.metadata(manifest, board.knownAt(), halted));
  }

  private Days days(String name, Function<String, LocalDate> day) {
    return new Days(
        name,
        tickers.stream()
            .map(day)
            .mapToInt(d -> d == null ? ColumnTable.NO_DAY : Math.toIntExact(d.toEpochDay()))
            .toArray(),
        true);
  }

  private Times times(String name, Function<String, Instant> time) {
    return new Times(
        name,
        tickers.stream()
            .map(time)
            .mapToLong(t -> t == null ? ColumnTable.NO_TIME : Micros.of(t))
            .toArray(),
        true);
  }

  private Numbers numbers(String name, Function<String, Double> value) {
    return new Numbers(
        name, tickers.stream().map(value).mapToDouble(v -> v == null ? Double.NaN : v).toArray());
  }
}
