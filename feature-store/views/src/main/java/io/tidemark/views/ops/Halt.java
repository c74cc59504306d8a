package io.tidemark.views.ops;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tidemark.core.table.ops.HaltsTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnPredicate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A ticker's state, from {@code ops.halts}.
 *
 * @param state DISPUTED, HALTED, RESOLVED or OK
 * @param openedBy a rule or a person's name
 * @param date the session that caused it; null if unknown
 * @param since the time from which the ticker has been in this state
 */
public record Halt(
    String ticker, String state, String openedBy, String why, LocalDate date, Instant since) {
  /** The state of a ticker that may not be used. */
  public static final String HALTED = "HALTED";

  public static final String TABLE = HaltsTable.TABLE.name();

  /** Whether the ticker may not be used. */
  @JsonIgnore
  public boolean isHalted() {
    return HALTED.equals(state);
  }

  /** The state of each ticker at that time, by ticker. */
  public static List<Halt> read(LakeFolder lake, Instant asOf) {
    TreeMap<String, Halt> states = new TreeMap<>();
    TableRows.history(lake, TABLE, ColumnPredicate.all(), asOf)
        .forEach(row -> states.merge(row.text("ticker"), of(row), Halt::then));
    return List.copyOf(states.values());
  }

  /** A notice for readers of a ticker that is halted at that time; empty if it is not. */
  public static Optional<String> notice(LakeFolder lake, String ticker, Instant asOf) {
    return read(lake, asOf).stream()
        .filter(halt -> halt.ticker().equals(ticker) && halt.isHalted())
        .findFirst()
        .map(
            halt ->
                "%s is halted since %s (%s); the API refuses it and builds leave it out until ./tidemark halts resolve %s"
                    .formatted(
                        ticker,
                        halt.since(),
                        halt.why().isEmpty() ? "no reason given" : halt.why(),
                        ticker));
  }

  /** Another decision with the same state keeps the start of the state. */
  private Halt then(Halt next) {
    return new Halt(
        ticker,
        next.state,
        next.openedBy,
        next.why,
        next.date,
        next.state.equals(state) ? since : next.since);
  }

  private static Halt of(BatchRow row) {
    return new Halt(
        row.text("ticker"),
        row.textOrEmpty("state"),
        row.textOrEmpty("opened_by"),
        row.textOrEmpty("why"),
        row.date("date"),
        row.instant("known_at"));
  }
}
