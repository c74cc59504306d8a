package io.tidemark.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.core.universe.EveryTicker;
import io.tidemark.core.universe.IndexMembers;
import io.tidemark.core.universe.SessionMembers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class TickerReturnsTest {
  private static final TradingCalendar NYSE = TradingCalendar.XNYS;
  private static final List<LocalDate> DAYS =
      NYSE.sessions(LocalDate.of(2020, 3, 2), LocalDate.of(2020, 3, 6));

  @Test
  void onlyReturnsOfSessionsInTheUniverseCount() {
    assertThat(days(EveryTicker.ALL)).containsExactly(1, 2, 3, 4);
    IndexMembers members =
        new IndexMembers.Builder("idx")
            .add("A", DAYS.get(2), DAYS.get(3), Instant.EPOCH, "r/1", "f.csv:1")
            .build();
    assertThat(days(members))
        .as("the first one from a close before it joined")
        .containsExactly(2, 3);
  }

  /** Numbers of the sessions with a return. */
  private static List<Integer> days(SessionMembers members) {
    List<Row> bars = new ArrayList<>();
    for (LocalDate day : DAYS) {
      long known = ChronoUnit.MICROS.between(Instant.EPOCH, NYSE.close(day));
      bars.add(RowFactory.create("A", (int) day.toEpochDay(), known, 10.0, 1.0, 0.0, false));
    }
    List<Integer> days = new ArrayList<>();
    new TickerReturns(new SessionClock(DAYS, NYSE), members)
        .call(bars.iterator())
        .forEachRemaining(row -> days.add(DAYS.indexOf(LocalDate.ofEpochDay(row.getInt(0)))));
    return days;
  }
}
