package io.tidemark.features.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.ExportFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.features.materialize.BuildFeatures;
import io.tidemark.features.materialize.ExportFeatures;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class PublishMinutesTest {
  private static final Instant AS_OF = Instant.parse("2025-01-01T00:00:00Z");
  private static final List<LocalDate> SESSIONS =
      TradingCalendar.CMES.sessions(LocalDate.of(2024, 1, 9), LocalDate.of(2024, 1, 11));

  @TempDir Path folder;

  @Test
  void barsWithinTheDayAreBuiltDayByDayAndPublishedWithoutTraining(Lake lake) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("swing.yaml"),
            """
            set: swing
            entity: ticker
            calendar: CMES
            sources: { px: market.minutes, vol: intraday.volatility }
            features:
              move:  px.close / ref(px.close, 5m) - 1
              range: mean((px.high - px.low) / px.close, 30m)
              r:     vol.r
            labels:
              later: ref(px.close, -5m) / px.close - 1
            """);
    FeatureSet set = FeatureSet.load(file.toString());
    minutes(lake, "one", SESSIONS);
    BuildFeaturesRequest.Result all = build(lake, file, "all", List.of("one"), SESSIONS.get(0));
    assertThat(all.rows()).isEqualTo(3 * 2 * 100).isEqualTo(all.written());
    assertThat(all.tickers()).isEqualTo(2);
    assertThat(all.sources().get("market.minutes").provider()).isEqualTo("one");
    assertThat(build(lake, file, "again", List.of("one"), SESSIONS.get(0)).written()).isZero();

    // The same bars under another name, session by session: what look-backs hold is what counts.
    minutes(lake, "two", SESSIONS);
    for (LocalDate session : SESSIONS) {
      build(lake, file, "day-" + session, List.of("two"), session, session);
    }
    List<String> whole = rows(lake, set, "one");
    assertThat(whole).hasSize(600);
    assertThat(rows(lake, set, "two")).isEqualTo(whole);
    assertThat(whole).isEqualTo(exported(lake, file));
    assertThat(whole.get(0)).startsWith("ES 2024-01-09 2024-01-08 23:01:00.0");

    PublishRequest request = publish(file, all);
    PublishRequest.Result published = new PublishVersion(lake).run(request, stage -> {});
    Manifest manifest = new Registry(lake.store()).manifest("swing", published.version());
    assertThat(published.served()).isEqualTo(published.version());
    assertThat(manifest.intraday()).isTrue();
    assertThat(manifest.models()).isEmpty();
    assertThat(manifest.policy().featuresIn("calm")).containsExactly("move", "range", "r");
    assertThat(manifest.tables())
        .containsOnlyKeys(
            FeatureSet.table("swing", set.definitionHash()), "market.minutes", "market.actions");
    assertThat(new PublishVersion(lake).run(request, stage -> {})).isEqualTo(published);
  }

  @Test
  void whatCannotBeBuiltOfMinutesIsRefused(Lake lake) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("plain.yaml"),
            """
            set: plain
            entity: ticker
            calendar: CMES
            sources: { px: market.minutes }
            features:
              c: px.close
            """);
    assertThatThrownBy(() -> build(lake, file, "x", List.of("one", "two"), SESSIONS.get(0)))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("name one with --vendor");
    assertThatThrownBy(() -> build(lake, file, "y", List.of("three"), SESSIONS.get(0)))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("market.minutes has no bar of three");
    BuildFeaturesRequest piped =
        new BuildFeaturesRequest(
            new RunKey("z/build"),
            file.toString(),
            new MarketScope(List.of("one"), List.of(), SESSIONS.get(0), SESSIONS.get(0), AS_OF),
            "",
            3);
    assertThatThrownBy(() -> new BuildFeatures(lake).run(piped, stage -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("a pipeline trains on daily rows");
  }

  private static BuildFeaturesRequest.Result build(
      Lake lake, Path file, String run, List<String> vendors, LocalDate from) {
    return build(lake, file, run, vendors, from, SESSIONS.get(SESSIONS.size() - 1));
  }

  private static BuildFeaturesRequest.Result build(
      Lake lake, Path file, String run, List<String> vendors, LocalDate from, LocalDate to) {
    return new BuildFeatures(lake)
        .run(
            new BuildFeaturesRequest(
                new RunKey(run + "/build"),
                file.toString(),
                new MarketScope(vendors, List.of(), from, to, AS_OF),
                "",
                BuildFeaturesRequest.CURRENT),
            stage -> {});
  }

  private static PublishRequest publish(Path file, BuildFeaturesRequest.Result built) {
    return new PublishRequest(
        new RunKey("all/publish"),
        null,
        built,
        null,
        null,
        file.toString(),
        "",
        new MarketScope(List.of("one"), List.of(), SESSIONS.get(0), SESSIONS.get(2), AS_OF),
        0);
  }

  /** A hundred bars a session: of one ticker from the open on, of the other in the afternoon. */
  private static void minutes(Lake lake, String vendor, List<LocalDate> sessions) {
    List<Row> bars = new ArrayList<>();
    for (LocalDate session : sessions) {
      Instant open = TradingCalendar.CMES.open(session);
      for (int t = 0; t < 100; t++) {
        double price = 4_000 + session.getDayOfMonth() + (t * t) % 17;
        bars.add(minute(vendor, "ES", open.plusSeconds(60L * t), price));
        bars.add(minute(vendor, "NQ", open.plusSeconds(60L * (1_200 + t)), 3 * price));
      }
    }
    lake.append(
        MinuteBarsTable.TABLE,
        lake.spark().createDataFrame(bars, TableSchema.given(MinuteBarsTable.TABLE)),
        new RunKey(vendor + "/minutes"));
  }

  private static Row minute(String vendor, String ticker, Instant begin, double price) {
    Timestamp end = Timestamp.from(begin.plusSeconds(60));
    return RowFactory.create(
        vendor,
        ticker,
        Timestamp.from(begin),
        price,
        price + 2,
        price - 1,
        price,
        null,
        null,
        1,
        null,
        null,
        end,
        end);
  }

  private static List<String> rows(Lake lake, FeatureSet set, String vendor) {
    return lake
        .asOf(FeatureTable.of(set), AS_OF)
        .where("sources = '" + vendor + "'")
        .orderBy("ticker", "time")
        .collectAsList()
        .stream()
        .map(PublishMinutesTest::text)
        .toList();
  }

  private List<String> exported(Lake lake, Path file) {
    Path out = folder.resolve("out.parquet");
    new ExportFeatures(lake)
        .run(
            new ExportFeaturesRequest(
                new RunKey("x/export"),
                file.toString(),
                new MarketScope(List.of("one"), List.of(), SESSIONS.get(0), SESSIONS.get(2), AS_OF),
                "",
                out.toString()),
            stage -> {});
    return lake
        .spark()
        .read()
        .parquet(out.toString())
        .orderBy("ticker", "time")
        .collectAsList()
        .stream()
        .map(PublishMinutesTest::text)
        .toList();
  }

  private static String text(Row row) {
    return String.join(
        " ",
        Stream.of("ticker", "date", "time", "move", "range", "r", "later")
            .map(column -> String.valueOf(row.<Object>getAs(column)))
            .toList());
  }
}
