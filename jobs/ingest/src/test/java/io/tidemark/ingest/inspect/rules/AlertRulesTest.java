package io.tidemark.ingest.inspect.rules;

import static io.tidemark.ingest.days.Days.date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.inspect.alerts.NewAlert;
import io.tidemark.ingest.inspect.alerts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
  private static final AlertThresholds RULE = AlertThresholds.DEFAULT;
  private static final Instant MONDAY = Instant.parse("2018-06-11T21:00:00Z");

  @Test
  void theLastChangeOfAFactorRaisesAnAlert() {
    List<FactorVersion> versions =
        List.of(version(0, 1, 0), version(1, 2, 0), version(2, 2, 0.5), version(3, 2, 0.5));
    NewAlert alert = FactorVersion.lastChange(versions, "a+b").orElseThrow();
    assertThat(alert.severity()).isEqualTo(Severity.WARNING);
    assertThat(alert.message())
        .contains("split 2 and dividend 0 became split 2 and dividend 0.5")
        .contains("known since 2018-06-11T21:00:02Z");
    NewAlert split = FactorVersion.lastChange(versions.subList(0, 2), "a+b").orElseThrow();
    assertThat(split.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(split.id()).isNotEqualTo(alert.id());
    assertThat(FactorVersion.lastChange(versions.subList(2, 4), "a+b")).isEmpty();
  }

  @Test
  void onlyVendorsThatListActionsOfATickerMustConfirm() {
    List<ListedAction> actions =
        List.of(
            new ListedAction("a", "AAA", date(3), Kind.SPLIT, 2),
            new ListedAction("a", "BBB", date(3), Kind.DIVIDEND, 0.5),
            new ListedAction("b", "BBB", date(3), Kind.DIVIDEND, 0.5),
            new ListedAction("a", "CCC", date(3), Kind.DIVIDEND, 0.5));
    List<NewAlert> alerts =
        ListedAction.unconfirmed(
            actions, Map.of("AAA", Set.of("a", "b"), "BBB", Set.of("a", "b"), "CCC", Set.of("a")));
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alerts.get(0).message())
        .isEqualTo("split of AAA with ex-date 2018-06-07 (2) is listed by a and not by b");
  }

  @Test
  void actionsAreRecentForFiveSessions() {
    assertThat(UnconfirmedActions.since(MONDAY, RULE)).isEqualTo("2018-06-04");
  }

  @Test
  void anOutageIsOneAlertHoweverManySessionsItLasts() {
    List<NewAlert> alerts =
        VendorOutage.alerts(
            List.of(
                new VendorOutage("a", date(5), 7), // a Monday
                new VendorOutage("a", date(4), 6),
                new VendorOutage("a", date(8), 5),
                new VendorOutage("b", date(9), 5)));
    assertThat(alerts)
        .extracting(NewAlert::message)
        .containsExactly(
            "a lacks 7 tickers on 2 sessions from 2018-06-08 to 2018-06-11 that it had just before;"
                + " fetch the range again",
            "a lacks 5 tickers on 2018-06-14 that it had just before; fetch the range again",
            "b lacks 5 tickers on 2018-06-15 that it had just before; fetch the range again");
  }

  @Test
  void manyMismatchesOverTheSameDaysAreOneAlert() {
    assertThat(breaches(5)).hasSize(5).allMatch(alert -> alert.severity() == Severity.WARNING);
    List<NewAlert> many = breaches(6);
    assertThat(many).hasSize(1);
    assertThat(many.get(0).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(many.get(0).message()).startsWith("6 tickers of a (T0, T1, T2, …)");
  }

  @Test
  void manyRowsInQuarantineRaiseAnAlert() {
    assertThat(held(List.of(rows(0, 20, 0), rows(9, 1, 0)), 100)).as("1 of 101").isEmpty();
    assertThat(held(List.of(rows(0, 11, 10)), 100))
        .containsExactly(
            "WARNING 21 rows of a on 2018-06-04 wait in quarantine, more than 20; see ./tidemark"
                + " quarantine list");
    assertThat(held(List.of(rows(9, 1, 1)), 100).get(0))
        .startsWith("WARNING 2 rows of a on its last session 2018-06-15")
        .contains("2.0 % of its ticker-days");
    assertThat(held(List.of(rows(9, 10, 0)), 90).get(0)).startsWith("CRITICAL 10 rows");
    assertThat(held(List.of(rows(9, 10, 0)), 0).get(0)).contains("100.0 %");
    List<WaitingRows> many = IntStream.range(0, 6).mapToObj(i -> rows(i, 30, 0)).toList();
    assertThat(held(many, 100))
        .hasSize(1)
        .allMatch(words -> words.startsWith("WARNING 180 rows of a wait in quarantine on 6"));
  }

  @Test
  void anInvalidRuleIsRefused() {
    assertThatThrownBy(() -> new AlertThresholds(5, 20, 0.05, 0.01, 5))
        .hasMessageContaining("0.05");
    assertThatThrownBy(() -> new AlertThresholds(5, 20, 0.01, 0.05, 0))
        .hasMessageContaining("singly raised alerts 0");
  }

  private static List<String> held(List<WaitingRows> rows, long bars) {
    return WaitingRows.alerts(rows, date(9), bars, RULE).stream()
        .map(alert -> alert.severity() + " " + alert.message())
        .toList();
  }

  private static WaitingRows rows(int session, long refused, long held) {
    return new WaitingRows("a", date(session), refused, held);
  }

  private static List<NewAlert> breaches(int tickers) {
    return SummaryBreach.alerts(
        IntStream.range(0, tickers)
            .mapToObj(i -> new SummaryBreach("a", "T" + i, date(0), date(4), "off"))
            .toList(),
        RULE);
  }

  private static FactorVersion version(int second, double split, double dividend) {
    return new FactorVersion("AAA", date(0), MONDAY.plusSeconds(second), split, dividend);
  }
}
