package io.tidemark.cli;

import static io.tidemark.views.LakeFixture.price;
import static io.tidemark.views.LakeFixture.row;
import static io.tidemark.views.LakeFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.core.Json;
import io.tidemark.views.LakeFixture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that show market data: arguments in, exit code and text out. */
final class MarketCommandsTest {
  private static final String KNOWN = "2024-01-09T22:00:00Z";

  @TempDir private Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void lake() {
    LakeFixture lake = new LakeFixture(home.resolve("data/lake"));
    lake.add(
        "market.prices",
        List.of(
            price("a+b", "AAA", "2024-01-08", 100, "2024-01-08T22:00:00Z"),
            with(price("a+b", "AAA", "2024-01-09", 50, KNOWN), "split_ratio", 2.0),
            price("a", "AAA", "2024-01-09", 51, KNOWN)));
    lake.add(
        "ops.disputes",
        row(
            KNOWN,
            "sources",
            "a+b",
            "ticker",
            "AAA",
            "date",
            "2024-01-09",
            "field",
            "split",
            "values",
            "{\"a\":2.0}",
            "verdict",
            "missed-split",
            "suspect",
            "b",
            "state",
            "open",
            "evidence",
            "b's close halved, too",
            "sessions",
            1L));
    lake.add(
        "ops.quarantine",
        row(
            KNOWN,
            "id",
            "0a1b2c3d4e5f",
            "kind",
            "bars",
            "source",
            "a",
            "ticker",
            "AAA",
            "date",
            "2024-01-05",
            "rules",
            List.of("stale"),
            "reasons",
            List.of("as on the day before")));
    lake.add("ops.halts", row(KNOWN, "ticker", "AAA", "state", "HALTED", "opened_by", "ann"));
    lake.add("raw.failures", row(KNOWN, "vendor", "a", "subject", "AAA", "status", 503));
    lake.add("ops.alerts", row(KNOWN, "id", "x", "message", "look"));
    lake.add("market.bars", row(KNOWN, "vendor", "a", "ticker", "AAA", "date", "2024-01-09"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prices AAA --json",
        "prices AAA --format json",
        "explain AAA 2024-01-09 --json",
        "disputes --json",
        "disputes --vendors a,b --from 2024-01-09 --to 2024-01-09 --ticker AAA --json",
        "quarantine list --json",
        "quarantine list --state pending --rule stale --json",
        "halts list --json",
        "failures --json",
        "alerts --json",
        "coverage --json"
      })
  void jsonOutputIsOneObjectPerLine(String line) {
    assertThat(tidemark(line)).as(err()).isZero();
    assertThat(out().lines()).isNotEmpty().allSatisfy(MarketCommandsTest::isObject);
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prices AAA",
        "explain AAA 2024-01-09",
        "disputes",
        "quarantine list",
        "halts list",
        "failures",
        "alerts",
        "coverage"
      })
  void theDefaultOutputIsATable(String line) {
    assertThat(tidemark(line)).as(err()).isZero();
    assertThat(out()).contains("AAA".substring(0, line.equals("alerts") ? 0 : 3));
    assertThat(out().lines().count()).isGreaterThan(1);
  }

  @Test
  void aDisputeHasItsValuesByVendor() {
    tidemark("disputes --json");
    JsonNode dispute = Json.read(out(), JsonNode.class);
    assertThat(dispute.get("values").get("a").asDouble()).isEqualTo(2);
    assertThat(dispute.get("verdict").asText()).isEqualTo("missed-split");
    assertThat(dispute.get("vendors")).hasSize(2);
  }

  @Test
  void csvFollowsTheStandard() {
    assertThat(tidemark("prices AAA --vendors a,b --format csv")).isZero();
    assertThat(out().split("\r\n", -1))
        .containsExactly(
            "date,open,high,low,close,volume,status,known_at",
            "2024-01-08,50,50.5,49.5,50,2000,agreed,2024-01-08T22:00:00Z",
            "2024-01-09,50,51,49,50,1000,agreed,2024-01-09T22:00:00Z",
            "");
  }

  @Test
  void anEarlierAsOfHasFewerRows() {
    tidemark("prices AAA --format csv --as-of 2024-01-08");
    assertThat(out().lines().skip(1))
        .containsExactly("2024-01-08,100,101,99,100,1000,agreed,2024-01-08T22:00:00Z");
  }

  @Test
  void parquetIsWrittenToAFile() {
    Path file = home.resolve("aaa.parquet");
    assertThat(tidemark("prices AAA --format parquet --out " + file)).as(err()).isZero();
    assertThat(file).isNotEmptyFile();
    assertThat(out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prices AAB",
        "prices AAA --vendors b",
        "prices AAA --from 2024-02-01 --to 2024-01-01",
        "prices AAA --from 1.2.2024",
        "prices AAA --as-of now",
        "prices AAA --adjust some",
        "prices AAA --format xml",
        "prices AAA --format parquet",
        "prices AAA --format csv --json",
        "prices AAA --format csv --out nowhere/at/all.csv",
        "prices",
        "explain AAA",
        "explain AAA yesterday",
        "explain AAB 2024-01-09",
        "disputes --vendors b,c",
        "disputes --ticker AAB",
        "disputes --from 2024-02-01 --to 2024-01-01",
        "quarantine",
        "quarantine list --state open",
        "halts"
      })
  void invalidInputIsReportedInOneLine(String line) {
    assertThat(tidemark(line)).isEqualTo(2);
    assertThat(err()).startsWith("tidemark: ").doesNotContain("\tat ");
    assertThat(out()).isEmpty();
  }

  private static void isObject(String line) {
    assertThat(Json.read(line, JsonNode.class).isObject()).as(line).isTrue();
  }

  private int tidemark(String line) {
    return Tidemark.run(
        new CommandContext(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            0,
            Map.of(
                "TIDEMARK_HOME", home.toString(),
                "TIDEMARK_DATA", home.resolve("data").toString())),
        line.split(" ", -1));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
