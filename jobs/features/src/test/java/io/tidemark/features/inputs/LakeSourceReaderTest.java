package io.tidemark.features.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.source.SourceReader;
import io.tidemark.core.source.SourceRows;
import io.tidemark.core.table.market.AltSeriesTable;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.TableSchema;
import io.tidemark.sources.JoinedValues;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.sources.ViewSourceReader;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class LakeSourceReaderTest {
  private static final Instant AS_OF = Instant.parse("2021-01-01T00:00:00Z");
  private static final List<LocalDate> DAYS =
      TradingCalendar.XNYS.sessions(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 5, 29));
  private static final FeatureSet SET =
      FeatureSet.parse(
          "alt.yaml",
          """
          set: alt
          entity: ticker
          calendar: XNYS
          sources: { px: market.prices, alt: alt.series }
          features:
            own: alt.own
            all: alt.all
          """);

  @Test
  void sparkAndTheViewsReadASourceBitForBitAlike(Lake lake) {
    alt(lake, randomSeries());
    JoinedValues batch = values(new LakeSourceReader(lake, AS_OF));
    JoinedValues live = values(new ViewSourceReader(folder(lake), AS_OF));
    int there = 0;
    for (String ticker : List.of("A", "B", "C")) {
      SourceRows rows = rows(ticker);
      for (String field : List.of("alt.own", "alt.all")) {
        double[] ours = batch.at(rows, SET.features()).column(field);
        assertThat(live.at(rows, SET.features()).column(field)).isEqualTo(ours);
        there += (int) Arrays.stream(ours).filter(Double::isFinite).count();
      }
    }
    assertThat(there).isGreaterThan(4 * DAYS.size());
  }

  @Test
  void aMissingTableHasNoRows(Lake lake) {
    assertThat(new LakeSourceReader(lake, AS_OF).distinct("alt.series", "series", Map.of()))
        .isEmpty();
    assertThatThrownBy(() -> values(new LakeSourceReader(lake, AS_OF)))
        .isInstanceOf(UserFault.class)
        .hasMessage(
            "feature set alt reads series 'own' of alt.series, which has no observation known by then;"
                + " it is empty, so import some (tidemark import series)");
  }

  @Test
  void tooManyRowsForOneProcessAreRefusedWithTheWayOut(Lake lake) {
    alt(lake, randomSeries());
    assertThatThrownBy(() -> values(new LakeSourceReader(lake, AS_OF, 20)))
        .isInstanceOf(UserFault.class)
        .hasMessageStartingWith(
            "alt.series has more than 20 rows of {series=[own, all]}, and every process")
        .hasMessageEndingWith("let the set read fewer series, or import fewer");
  }

  private static JoinedValues values(SourceReader reader) {
    return JoinedValues.load(SET, List.of(SET.features()), Map.of(), reader);
  }

  private static LakeFolder folder(Lake lake) {
    return new LakeFolder(Path.of(lake.root()));
  }

  private static SourceRows rows(String ticker) {
    SessionAxis axis =
        new SessionAxis(TradingCalendar.XNYS, DAYS.get(0), DAYS.get(DAYS.size() - 1));
    List<PriceVersion> bars = new ArrayList<>();
    for (LocalDate day : DAYS) {
      Instant known = TradingCalendar.XNYS.close(day).plusSeconds(60);
      bars.add(new PriceVersion(day, known, 9, 9, 9, 9, 1, 9, 1, 0));
    }
    PriceHistory history = new PriceHistory(axis, bars);
    return new SourceRows(ticker, history, history.asKnown(), 0);
  }

  /** A and B have their own series; C has only the global one. */
  private static List<Row> randomSeries() {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (LocalDate day : DAYS) {
      for (String entity : List.of("A", "B", "")) {
        Instant known = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(90_000);
        rows.add(row("own", entity, day, known, random.nextDouble()));
        if (random.nextInt(4) == 0) {
          rows.add(row("own", entity, day, known.plusSeconds(500_000), random.nextDouble()));
        }
      }
      rows.add(row("all", "", day, AS_OF.plusSeconds(random.nextInt(9) - 4), random.nextDouble()));
      rows.add(row("all", "", day, day.atTime(9, 0).toInstant(ZoneOffset.UTC), -1));
    }
    return rows;
  }

  private static Row row(String series, String entity, LocalDate day, Instant known, double value) {
    Timestamp event = Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    return RowFactory.create(
        "s", series, entity, Date.valueOf(day), value, event, Timestamp.from(known));
  }

  private static void alt(Lake lake, List<Row> rows) {
    lake.append(
        AltSeriesTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(AltSeriesTable.TABLE)),
        new RunKey("r/alt"));
  }
}
