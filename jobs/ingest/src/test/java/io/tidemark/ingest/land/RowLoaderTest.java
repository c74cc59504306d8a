package io.tidemark.ingest.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.market.LandRequest;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.land.records.RecordType;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class RowLoaderTest {
  private static final Instant KNOWN = Instant.parse("2020-01-01T00:00:00Z");
  private static final RunKey KEY = new RunKey("test/land");

  private final List<IncomingRow> rows = new ArrayList<>();

  @Test
  void aGoodBarBecomesAFactWithItsClocks(Lake lake) {
    bar("AAA", "2015-06-01", "10", "11", "9.5", "10.5", "0");
    assertThat(admit(lake)).isEqualTo(new LandRequest.Result(1, 1, 0, 0, 0, Map.of()));
    Row bar = table(lake, DailyBarsTable.TABLE).get(0);
    assertThat(bar.<String>getAs("vendor")).isEqualTo("v");
    assertThat(bar.<Double>getAs("close")).isEqualTo(10.5);
    assertThat(bar.<Timestamp>getAs("event_time").toInstant())
        .isEqualTo(Instant.parse("2015-06-01T20:00:00Z"));
    assertThat(bar.<Timestamp>getAs("known_at").toInstant()).isEqualTo(KNOWN);
  }

  @Test
  void everyBrokenRuleOfABarIsReportedWithItsValue(Lake lake) {
    bar("", "2015-06-01", "10", "11", "9", "10", "1");
    bar("AAA", "yesterday", "10", "11", "9", "10", "1");
    bar("AAA", "2015-07-03", "10", "11", "9", "10", "1");
    bar("AAA", "2015-06-06", "10", "11", "9", "10", "1");
    bar("AAA", "2030-01-02", "10", "11", "9", "10", "1");
    bar("AAA", "2015-06-02", "null", "x", "Infinity", "0", "-5");
    bar("AAA", "2015-06-03", "10", "9", "11", "10", "1");
    bar("AAA", "2015-06-04", "12", "11", "9", "8", "1");
    admit(lake);
    assertThat(refused(lake))
        .containsExactlyInAnyOrder(
            "#0 missing-ticker: ticker is missing",
            "#1 unreadable-date: date 'yesterday' is not of the form yyyy-mm-dd",
            "#2 not-a-session: 2015-07-03 is not a session of XNYS but a holiday",
            "#3 not-a-session: 2015-06-06 is not a session of XNYS but a weekend",
            "#4 date-after-known-at: date 2030-01-02 was not over when it was known,"
                + " 2020-01-01T00:00:00Z",
            "#5 missing-open: open is missing",
            "#5 unreadable-high: high 'x' is not a number",
            "#5 non-finite-low: low 'Infinity' is not finite",
            "#5 non-positive-close: close 0 is not above 0",
            "#5 negative-volume: volume -5 is below 0",
            "#6 high-below-low: high 9 < low 11",
            "#6 open-outside-range: open 10 is outside the range from low 11 to high 9",
            "#6 close-outside-range: close 10 is outside the range from low 11 to high 9",
            "#7 open-outside-range: open 12 is outside the range from low 9 to high 11",
            "#7 close-outside-range: close 8 is outside the range from low 9 to high 11");
    assertThat(table(lake, DailyBarsTable.TABLE)).isEmpty();
  }

  @Test
  void theOrderOfPricesHasATolerance(Lake lake) {
    bar("AAA", "2015-06-01", "10.00009", "10", "9.5", "9.49999", "1");
    bar("AAA", "2015-06-02", "10.002", "10", "9.5", "9.6", "1");
    LandRequest.Result result = admit(lake);
    assertThat(result.bars()).isEqualTo(1);
    assertThat(result.rules()).isEqualTo(Map.of("open-outside-range", 1L));
  }

  @Test
  void identicalRowsBecomeOneAndContradictingRowsAreRefused(Lake lake) {
    bar("AAA", "2015-06-01", "10", "11", "9", "10", "1");
    bar("AAA", "2015-06-01", "10.0", "11.0", "9.0", "10.0", "1.0");
    bar("AAA", "2015-06-02", "10", "11", "9", "10", "1");
    bar("AAA", "2015-06-02", "10", "11", "9", "10.5", "1");
    bar("AAA", "2015-06-02", "10", "11", "9", "10", "1");
    LandRequest.Result result = admit(lake);
    assertThat(result)
        .isEqualTo(new LandRequest.Result(5, 1, 0, 0, 2, Map.of("contradicting-duplicate", 2L)));
    assertThat(refused(lake))
        .contains(
            "#2 contradicting-duplicate: another row of the same load has different values"
                + " for AAA on 2015-06-02");
  }

  @Test
  void actionsAndMacroHaveTheirOwnRules(Lake lake) {
    action("AAA", "2015-06-01", "SPLIT", "2");
    action("AAA", "2015-06-02", "dividend", "0.1");
    action("AAA", "2015-06-03", "SPLIT", "1");
    action("AAA", "2015-06-04", "SPINOFF", "0");
    macro("GDP", "2015-04-01", "17000");
    macro("GDP", "2015-07-01", ".");
    assertThat(admit(lake))
        .isEqualTo(
            new LandRequest.Result(
                6,
                0,
                2,
                1,
                3,
                Map.of(
                    "split-of-one", 1L,
                    "unreadable-kind", 1L,
                    "non-positive-amount", 1L,
                    "missing-value", 1L)));
    assertThat(table(lake, ActionsTable.TABLE))
        .extracting(row -> row.<String>getAs("kind"))
        .containsExactlyInAnyOrder("SPLIT", "DIVIDEND");
    assertThat(
            table(lake, MacroSeriesTable.TABLE).get(0).<Timestamp>getAs("event_time").toInstant())
        .isEqualTo(Instant.parse("2015-04-01T00:00:00Z"));
  }

  @Test
  void anUnreadableResponseIsOneRowWithTheReason(Lake lake) {
    rows.add(
        IncomingRow.unreadable(
            "v", "sha", TextRow.Kind.BAR, "AAA", "v/bars/AAA#page-0", "<html>", "no JSON", KNOWN));
    assertThat(admit(lake).rules()).isEqualTo(Map.of("unreadable", 1L));
    Row row = table(lake, QuarantineTable.TABLE).get(0);
    assertThat(row.<String>getAs("ticker")).isEqualTo("AAA");
    assertThat(row.<String>getAs("raw")).isEqualTo("<html>");
    assertThat(row.getList(row.fieldIndex("reasons"))).isEqualTo(List.of("no JSON"));
  }

  @Test
  void aRerunGivesTheSameResultAndWritesNothing(Lake lake) {
    bar("AAA", "2015-06-01", "10", "11", "9", "10", "1");
    bar("AAA", "2015-06-02", "", "11", "9", "10", "1");
    LandRequest.Result first = admit(lake);
    assertThat(admit(lake)).isEqualTo(first);
    assertThat(table(lake, DailyBarsTable.TABLE)).hasSize(1);
    assertThat(table(lake, QuarantineTable.TABLE)).hasSize(1);
  }

  @Test
  void aRerunResumesALoadInterruptedAfterItsBars(Lake lake) {
    bar("AAA", "2015-06-01", "10", "11", "9", "10", "1");
    bar("AAA", "2015-06-02", "", "11", "9", "10", "1");
    RowValidator judge = new RowValidator(Set.of());
    Dataset<Row> judged =
        lake.spark().createDataFrame(rows.stream().map(judge::judge).toList(), RowValidator.SCHEMA);
    lake.append(
        DailyBarsTable.TABLE, RowValidator.facts(judged, RecordType.BARS), KEY.step("bars"));
    assertThat(admit(lake))
        .isEqualTo(new LandRequest.Result(2, 1, 0, 0, 1, Map.of("missing-open", 1L)));
  }

  @Test
  void noRowIsLostOrStoredTwice(Lake lake) {
    Random random = new Random(11);
    String[] words = {"10", "10", "10", "11", "9", "", "x", "-1", "1e999"};
    for (int i = 0; i < 600; i++) {
      String day = "2015-06-%02d".formatted(1 + random.nextInt(12));
      bar(
          random.nextInt(20) == 0 ? "" : "T" + random.nextInt(6),
          day,
          word(words, random),
          word(words, random),
          word(words, random),
          word(words, random),
          word(words, random));
    }
    LandRequest.Result result = admit(lake);
    Set<String> asRead = new HashSet<>();
    rows.forEach(row -> asRead.add(row.fields()));
    Map<List<String>, Set<String>> sayings = new HashMap<>();
    rows.stream()
        .filter(row -> new RowValidator(Set.of()).reasons(row).isEmpty())
        .forEach(
            row ->
                sayings
                    .computeIfAbsent(
                        List.of(row.row().text("ticker"), row.row().text("date")),
                        key -> new HashSet<>())
                    .add(row.fields()));
    long believed = sayings.values().stream().filter(said -> said.size() == 1).count();
    assertThat(result.bars()).isEqualTo(believed);
    assertThat(result.quarantined()).isEqualTo(asRead.size() - believed);
    assertThat(result.read()).isEqualTo(rows.size());
    List<Row> refused = table(lake, QuarantineTable.TABLE);
    assertThat(refused).extracting(row -> row.<String>getAs("id")).doesNotHaveDuplicates();
    assertThat(refused).allMatch(row -> !row.getList(row.fieldIndex("rules")).isEmpty());
  }

  private static String word(String[] words, Random random) {
    return random.nextInt(3) > 0 ? "10" : words[random.nextInt(words.length)];
  }

  private void bar(String ticker, String date, String... values) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", ticker);
    fields.put("date", date);
    List<String> names = List.of("open", "high", "low", "close", "volume");
    for (int i = 0; i < names.size(); i++) {
      fields.put(names.get(i), values[i]);
    }
    rows.add(
        IncomingRow.of("v", "sha", TextRow.bar(fields, place(), Json.write(fields), null), KNOWN));
  }

  private void action(String ticker, String date, String kind, String amount) {
    TextRow row = TextRow.action(ticker, date, kind, amount, place(), "{}", null);
    rows.add(IncomingRow.of("v", "sha", row, KNOWN));
  }

  private void macro(String series, String date, String value) {
    rows.add(
        IncomingRow.of("v", "sha", TextRow.macro(series, date, value, place(), "{}", null), KNOWN));
  }

  private String place() {
    return "#" + rows.size();
  }

  private LandRequest.Result admit(Lake lake) {
    JavaRDD<IncomingRow> arrivals =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).parallelize(rows, 2);
    return new RowLoader(lake).admit(arrivals, KEY, Instant.EPOCH, words -> {});
  }

  private static List<Row> table(Lake lake, Table table) {
    return lake.history(table, Instant.parse("2100-01-01T00:00:00Z")).collectAsList();
  }

  private static List<String> refused(Lake lake) {
    List<String> lines = new ArrayList<>();
    for (Row row : table(lake, QuarantineTable.TABLE)) {
      List<String> rules = row.getList(row.fieldIndex("rules"));
      List<String> reasons = row.getList(row.fieldIndex("reasons"));
      for (int i = 0; i < rules.size(); i++) {
        lines.add("%s %s: %s".formatted(row.getAs("place"), rules.get(i), reasons.get(i)));
      }
    }
    return lines;
  }
}
