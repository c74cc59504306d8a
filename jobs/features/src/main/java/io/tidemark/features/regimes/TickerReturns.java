package io.tidemark.features.regimes;

import io.tidemark.features.regimes.BarVersions.Bar;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Turns bars with all their versions into returns: in come rows of ticker, day, known_at, close,
 * split ratio, dividend, disputed, sorted by the first three; out go rows of day and log return.
 * Both bars of a return are those of consecutive sessions.
 */
final class TickerReturns implements MapPartitionsFunction<Row, Row> {
  private final SessionClock clock;

  TickerReturns(SessionClock clock) {
    this.clock = clock;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> bars) {
    List<Row> returns = new ArrayList<>();
    Session previous = null;
    Session current = null;
    while (bars.hasNext()) {
      Row row = bars.next();
      String ticker = row.getString(0);
      int day = row.getInt(1);
      if (clock.number(day) < 0) {
        continue;
      }
      if (current == null || !current.is(ticker, day)) {
        addReturn(previous, current, returns);
        previous = current;
        current = new Session(ticker, day, new BarVersions());
      }
      current.bars().add(bar(row));
    }
    addReturn(previous, current, returns);
    return returns.iterator();
  }

  private record Session(String ticker, int day, BarVersions bars) {
    boolean is(String otherTicker, int otherDay) {
      return day == otherDay && ticker.equals(otherTicker);
    }
  }

  private void addReturn(Session previous, Session current, List<Row> returns) {
    if (previous == null || !previous.ticker().equals(current.ticker())) {
      return;
    }
    int number = clock.number(current.day());
    if (clock.number(previous.day()) != number - 1) {
      return;
    }
    double value = BarVersions.logReturn(previous.bars(), current.bars(), clock.decision(number));
    if (!Double.isNaN(value)) {
      returns.add(RowFactory.create(current.day(), value));
    }
  }

  private static Bar bar(Row row) {
    return new Bar(
        row.getLong(2), row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getBoolean(6));
  }
}
