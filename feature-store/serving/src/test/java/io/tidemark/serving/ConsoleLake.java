package io.tidemark.serving;

import static io.tidemark.serving.ConsoleRows.KNOWN;
import static io.tidemark.serving.ConsoleRows.bar;
import static io.tidemark.serving.ConsoleRows.check;
import static io.tidemark.serving.ConsoleRows.dispute;
import static io.tidemark.serving.ConsoleRows.failure;
import static io.tidemark.serving.ConsoleRows.missing;
import static io.tidemark.serving.ConsoleRows.quarantined;
import static io.tidemark.views.LakeFixture.row;
import static io.tidemark.views.LakeFixture.with;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.views.LakeFixture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A lake after a night with every kind of problem that the morning page shows. */
public final class ConsoleLake {
  /** Would run as a script in a page that does not escape text. */
  public static final String HOSTILE = "<img src=x onerror=document.title='owned'>";

  private static final LocalDate LAST = LocalDate.of(2024, 3, 1);
  private static final List<LocalDate> SESSIONS =
      TradingCalendar.XNYS.sessions(LocalDate.of(2023, 12, 1), LAST);

  private final LakeFixture lake;

  private ConsoleLake(LakeFixture lake) {
    this.lake = lake;
  }

  /** Writes all tables. */
  public static void fill(LakeFixture lake) {
    ConsoleLake morning = new ConsoleLake(lake);
    morning.bars();
    morning.lookAtThis();
    morning.counts();
    morning.quarantine();
    morning.disputes();
  }

  /** A decision of the worker on a row. */
  public static Map<String, Object> word(String id, String decision) {
    return row(
        "2024-03-02T08:10:00Z",
        "id",
        id,
        "decision",
        decision,
        "who",
        "ann",
        "why",
        "confirmed by the tape");
  }

  private void bars() {
    List<Map<String, Object>> bars = new ArrayList<>();
    String[] tickers = {"AAPL", "BRK.B", "CSCO", "GE", "JPM", "MSFT", "XOM"};
    for (int t = 0; t < tickers.length; t++) {
      for (int s = 0; s < SESSIONS.size(); s++) {
        double close = 60 + 35 * t + 6 * Math.sin(s / 5.0 + t) + 0.11 * s;
        boolean gap = tickers[t].equals("CSCO") && s % 11 == 5;
        boolean halt = tickers[t].equals("XOM") && s >= SESSIONS.size() - 6;
        boolean split = tickers[t].equals("AAPL") && s > 44;
        if (!gap) {
          bars.add(bar("alpha", tickers[t], SESSIONS.get(s), split ? close / 2 : close));
        }
        if (!halt && (s < SESSIONS.size() - 1 || t % 3 != 1)) {
          double other = tickers[t].equals("GE") && s > 48 && s < 53 ? 1.03 : 1.0004;
          bars.add(bar("beta", tickers[t], SESSIONS.get(s), close * other));
        }
      }
    }
    lake.add("market.bars", bars);
    for (LocalDate day : SESSIONS) {
      if (SESSIONS.indexOf(day) % 11 == 5) {
        lake.add("ops.coverage", missing("alpha", "CSCO", day, "gap"));
      }
    }
    lake.add("ops.coverage", missing("beta", "BRK.B", LAST, "outage"));
    for (LocalDate day : SESSIONS.subList(SESSIONS.size() - 6, SESSIONS.size())) {
      lake.add("ops.coverage", missing("beta", "XOM", day, "halt"));
    }
  }

  private void lookAtThis() {
    lake.add(
        "ops.halts",
        row(
            KNOWN,
            "ticker",
            "AAPL",
            "state",
            "HALTED",
            "opened_by",
            "missed-split",
            "why",
            "alpha halves on 2024-02-07 and beta does not; one of them missed a split",
            "date",
            "2024-02-07"));
    lake.add(
        "ops.alerts",
        row(
            KNOWN,
            "id",
            "one",
            "kind",
            "factor-changed",
            "severity",
            "critical",
            "sources",
            "alpha+beta",
            "ticker",
            "MSFT",
            "date",
            "2024-02-29",
            "message",
            "the factor chain before 2024-02-29 moved by 0.8 %"));
    lake.add(
        "ops.alerts",
        row(
            KNOWN,
            "id",
            "two",
            "kind",
            "late",
            "severity",
            "warning",
            "sources",
            "beta",
            "ticker",
            HOSTILE,
            "message",
            "bars arrived 40 minutes after the others"));
    lake.add("raw.failures", failure("beta", "bars", "BRK.B", 503, 5, "no answer within 30 s"));
    lake.add("raw.failures", failure("alpha", "actions", "XOM", 429, 8, "over the vendor's limit"));
  }

  private void counts() {
    lake.add("ops.summary_checks", check("alpha", "MSFT", 251L, 252L, "1 row of 252 is missing"));
    lake.add("ops.summary_checks", check("alpha", "JPM", 252L, 252L, ""));
    lake.add("ops.summary_checks", check("beta", "JPM", 252L, 252L, ""));
  }

  private void quarantine() {
    lake.add(
        "ops.quarantine",
        with(
            quarantined("9f2c1ab4e07d", "MSFT", "2024-02-29", "high-below-low"),
            "repair",
            "{\"high\":\"262.4\",\"low\":\"259.1\"}"));
    lake.add("ops.quarantine", quarantined("51d0c7a1b2f3", "GE", "2024-02-31", "no-such-day"));
    lake.add(
        "ops.quarantine", quarantined("0badc0de0bad", HOSTILE, "2024-02-29", "unknown-ticker"));
    lake.add("ops.quarantine", quarantined("aaaabbbbcccc", "XOM", "2024-01-17", "stale-price"));
    lake.add("ops.overrides", word("aaaabbbbcccc", "reject"));
  }

  private void disputes() {
    Map<String, Object> split =
        dispute(
            "AAPL",
            "2024-02-07",
            "2024-03-01",
            "missed-split",
            "open",
            "{\"alpha\":33.2,\"beta\":66.4}");
    lake.add("ops.disputes", with(split, "suspect", "beta"));
    lake.add(
        "ops.disputes",
        with(
            dispute(
                "GE",
                "2024-02-13",
                "2024-02-16",
                "one-off",
                "open",
                "{\"alpha\":168.9,\"beta\":173.9}"),
            "evidence",
            "beta is 3 % above alpha for four sessions and comes back; neither lists an action"));
    lake.add(
        "ops.disputes",
        dispute(
            "JPM",
            "2024-01-09",
            "2024-01-09",
            "rounding",
            "settled",
            "{\"alpha\":200.01,\"beta\":200.02}"));
  }
}
