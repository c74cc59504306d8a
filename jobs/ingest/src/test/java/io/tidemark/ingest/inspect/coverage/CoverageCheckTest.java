package io.tidemark.ingest.inspect.coverage;

import static io.tidemark.ingest.days.Days.SESSIONS;
import static io.tidemark.ingest.days.Days.date;
import static io.tidemark.ingest.days.Days.vendor;
import static io.tidemark.ingest.days.Days.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.days.TickerDays;
import io.tidemark.ingest.days.VendorDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class CoverageCheckTest {
  private static final int LAST = 59;
  private static final SessionAxis AXIS =
      new SessionAxis(TradingCalendar.XNYS, date(0), date(LAST));
  private static final CoverageThresholds RULE = CoverageThresholds.DEFAULT;

  private final List<TickerDays> market = new ArrayList<>();

  @Test
  void aBarThatAnotherVendorHasIsAGap() {
    fill(10, "a", "b");
    assertThat(missing(without("a", 0, LAST, 7), without("b", 0, LAST))).containsExactly("a 7 gap");
  }

  @Test
  void holidaysAreNoGapsAndHalfDaysAreSessions() {
    LocalDate halfDay = LocalDate.of(2018, 7, 3);
    int session = SESSIONS.indexOf(halfDay);
    assertThat(date(session + 1)).isEqualTo("2018-07-05");
    fill(10, "a");
    assertThat(missing(without("a", 0, LAST, session)))
        .containsExactly("a %d halt".formatted(session));
  }

  @Test
  void aDayWithoutTradesIsAHalt() {
    fill(10, "a", "b");
    assertThat(missing(without("a", 0, LAST, 7, 8), without("b", 0, LAST, 7)))
        .containsExactly("a 7 halt", "a 8 gap", "b 7 halt");
  }

  @Test
  void aBarWithoutVolumeConfirmsAHalt() {
    fill(10, "a", "b");
    VendorDays flat =
        new VendorDays(
            "b",
            new int[] {(int) date(6).toEpochDay(), (int) date(7).toEpochDay()},
            new double[] {100, 0});
    assertThat(missing(without("a", 0, LAST, 7), flat)).startsWith("a 7 halt");
  }

  @Test
  void aVendorThatLacksManyTickersAtOnceHasAnOutage() {
    fill(10, "b");
    fill(7, "a");
    fill(3, s -> s != 7, "a");
    assertThat(missing(without("a", 0, LAST, 7), without("b", 0, LAST)))
        .as("4 of 11 are fewer than five")
        .containsExactly("a 7 gap");
    fill(1, s -> s != 7, "a");
    assertThat(missing(without("a", 0, LAST, 7), without("b", 0, LAST)))
        .as("5 of 12")
        .containsExactly("a 7 outage");
    fill(10, "a");
    assertThat(missing(without("a", 0, LAST, 7), without("b", 0, LAST)))
        .as("5 of 22 are too small a share")
        .containsExactly("a 7 gap");
  }

  @Test
  void theOnlyVendorsOutageIsNoHalt() {
    fill(6, s -> s < 20 || s > 28, "a");
    assertThat(missing(vendor("a", 0, LAST, s -> s < 20 || s > 28)))
        .hasSize(9)
        .allMatch(row -> row.endsWith("outage"));
  }

  @Test
  void aHaltDuringAnOutageIsDetectedFromTheOtherVendor() {
    fill(6, s -> s != 7, "a");
    fill(6, "b");
    assertThat(missing(without("a", 0, LAST, 7), without("b", 0, LAST, 7)))
        .containsExactly("a 7 halt", "b 7 halt");
  }

  @Test
  void aTickerWithoutFurtherBarsIsDelistedOnce() {
    fill(10, "a", "b");
    assertThat(missing(without("a", 0, 30), without("b", 0, 32)))
        .containsExactly("a 31 gap", "a 32 gap", "a 33 delisting", "b 33 delisting");
  }

  @Test
  void theEndIsOnlyAGapUntilItIsCertain() {
    fill(10, "a");
    assertThat(missing(without("a", 0, LAST - 5)))
        .containsExactly("a %d delisting".formatted(LAST - 4));
    assertThat(missing(without("a", 0, LAST - 4))).containsExactly("a %d gap".formatted(LAST - 3));
  }

  @Test
  void aVendorThatStopsCausesNoDelisting() {
    fill(10, s -> s <= 30, "a");
    fill(10, "b");
    List<String> alone = missing(without("a", 0, 30));
    assertThat(alone).hasSize(RULE.longestOutage()).allMatch(row -> row.endsWith("outage"));
    List<String> both = missing(without("a", 0, 30), without("b", 0, LAST));
    assertThat(both).as("later days are not expected from the vendor").isEqualTo(alone);
  }

  @Test
  void aLongLackOfTickersBecomesNormal() {
    fill(10, s -> s <= 20, "a");
    fill(10, "a", "b");
    List<String> missing = missing(without("a", 0, 20), without("b", 0, LAST));
    assertThat(missing).hasSize(LAST - 20);
    assertThat(missing.subList(0, 20)).allMatch(row -> row.endsWith("outage"));
    assertThat(missing.subList(20, missing.size())).allMatch(row -> row.endsWith("gap"));
  }

  @Test
  void anInvalidRuleIsRefused() {
    assertThatThrownBy(() -> new CoverageThresholds(0, 5, 5, 20, 5)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new CoverageThresholds(0.3, 5, 5, 0, 5))
        .hasMessageContaining("outage 0");
  }

  private void fill(int tickers, String... vendors) {
    fill(tickers, session -> true, vendors);
  }

  /** Adds tickers of which these vendors have a bar on the selected sessions. */
  private void fill(int tickers, IntPredicate has, String... vendors) {
    for (int i = 0; i < tickers; i++) {
      List<VendorDays> days = new ArrayList<>();
      for (String name : vendors) {
        days.add(vendor(name, 0, LAST, has));
      }
      market.add(new TickerDays("T" + market.size(), days));
    }
  }

  /** The missing bars of one more ticker, as vendor, session and reason. */
  private List<String> missing(VendorDays... vendors) {
    TickerDays ticker = new TickerDays("X", List.of(vendors));
    Map<String, TickerCounts> attendance = new TreeMap<>();
    List<TickerDays> all = new ArrayList<>(market);
    all.add(ticker);
    for (TickerDays one : all) {
      for (VendorDays days : one.vendors()) {
        attendance
            .computeIfAbsent(days.vendor(), name -> new TickerCounts(AXIS.length()))
            .add(days, AXIS, RULE.lately());
      }
    }
    return new CoverageCheck(AXIS, new Outages(attendance, RULE), RULE)
        .of(ticker).stream()
            .map(
                bar ->
                    "%s %d %s"
                        .formatted(
                            bar.vendor(), SESSIONS.indexOf(bar.date()), bar.reason().label()))
            .toList();
  }
}
