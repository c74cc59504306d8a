package io.tidemark.regimes;

import io.tidemark.core.market.BarArrival;
import io.tidemark.core.universe.SessionMembers;
import io.tidemark.regimes.BarVersions.Bar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Converts bars with all their versions to returns. Input rows are ticker, day, known_at, close,
 * split ratio, dividend, disputed, sorted by the first three columns; output rows are day and log
 * return. The two bars of a return are of consecutive sessions, and the ticker belongs to the
 * universe in the second.
 */
final class TickerReturns implements MapPartitionsFunction<Row, Row> {
  private final SessionClock clock;
  private final SessionMembers members;

  TickerReturns(SessionClock clock, SessionMembers members) {
    this.clock = clock;
    this.members = members;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> bars) {
    List<Row> returns = new ArrayList<>();
    List<Session> sessions = new ArrayList<>();
    String ticker = null;
    while (bars.hasNext()) {
      Row row = bars.next();
      if (!row.getString(0).equals(ticker)) {
        addReturns(ticker, sessions, returns);
        sessions.clear();
        ticker = row.getString(0);
      }
      add(row, sessions);
    }
    addReturns(ticker, sessions, returns);
    return returns.iterator();
  }

  /** A session number with all versions of one ticker's bar. */
  private record Session(int number, BarVersions bars) {}

  private void add(Row row, List<Session> sessions) {
    int number = clock.number(row.getInt(1));
    if (number < 0) {
      return;
    }
    if (sessions.isEmpty() || sessions.get(sessions.size() - 1).number() != number) {
      sessions.add(new Session(number, new BarVersions()));
    }
    sessions.get(sessions.size() - 1).bars().add(bar(row));
  }

  private void addReturns(String ticker, List<Session> sessions, List<Row> returns) {
    markArrivals(sessions);
    for (int i = 1; i < sessions.size(); i++) {
      Session previous = sessions.get(i - 1);
      Session current = sessions.get(i);
      int number = current.number();
      if (previous.number() == number - 1 && isMember(ticker, number)) {
        double value =
            BarVersions.logReturn(previous.bars(), current.bars(), clock.decision(number));
        if (!Double.isNaN(value)) {
          returns.add(RowFactory.create(clock.day(number), value));
        }
      }
    }
  }

  private boolean isMember(String ticker, int number) {
    return members.includes(
        ticker,
        LocalDate.ofEpochDay(clock.day(number)),
        Instant.EPOCH.plus(clock.decision(number), ChronoUnit.MICROS));
  }

  private void markArrivals(List<Session> sessions) {
    long[] decisions =
        sessions.stream().mapToLong(session -> clock.decision(session.number())).toArray();
    long[] firstKnown =
        sessions.stream().mapToLong(session -> session.bars().firstKnown()).toArray();
    BarArrival[] arrivals = BarArrival.of(decisions, firstKnown);
    for (int i = 0; i < arrivals.length; i++) {
      sessions.get(i).bars().came(arrivals[i]);
    }
  }

  private static Bar bar(Row row) {
    return new Bar(
        row.getLong(2), row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getBoolean(6));
  }
}
