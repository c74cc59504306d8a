package io.tidemark.lake.tables;

import io.tidemark.core.market.HaltState;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Region;
import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.types.DataTypes;

/** Each ticker's state, from its first doubt to its resolution. */
public final class HaltsTable {
  public static final Table TABLE =
      new Table(
          "ops.halts",
          "Tickers that may not be used, and since when.",
          List.of("ticker"),
          List.of(
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("state", DataTypes.StringType, "DISPUTED, HALTED, RESOLVED or OK"),
              new Column("opened_by", DataTypes.StringType, "rule or a person's name"),
              new Column("why", DataTypes.StringType, "in words"),
              new Column("date", DataTypes.DateType, "the session that raised it")));

  private static final Comparator<Told> LAST =
      Comparator.comparingLong(Told::knownAt).thenComparing(Told::runKey);

  private HaltsTable() {}

  /** The tickers that were halted at a knowledge time, in order. */
  public static List<String> halted(Lake lake, Instant asOf) {
    if (!lake.exists(TABLE)) {
      return List.of();
    }
    long now = DateTimeUtils.instantToMicros(asOf);
    Map<String, Told> last = new TreeMap<>();
    lake
        .directly(TABLE, lake.version(TABLE))
        .read(
            List.of("ticker", "state", Table.KNOWN_AT, Table.RUN_KEY),
            Region.ALL,
            List.of(),
            HaltsTable::told)
        .stream()
        .flatMap(List::stream)
        .filter(told -> told.knownAt <= now)
        .forEach(told -> last.merge(told.ticker, told, BinaryOperator.maxBy(LAST)));
    return last.values().stream()
        .filter(told -> told.state.equals(HaltState.HALTED.name()))
        .map(Told::ticker)
        .toList();
  }

  private record Told(String ticker, String state, long knownAt, String runKey) {}

  private static List<Told> told(Iterator<InternalRow> rows) {
    List<Told> told = new ArrayList<>();
    rows.forEachRemaining(
        row ->
            told.add(
                new Told(
                    row.getUTF8String(0).toString(),
                    row.getUTF8String(1).toString(),
                    row.getLong(2),
                    row.getUTF8String(3).toString())));
    return told;
  }
}
