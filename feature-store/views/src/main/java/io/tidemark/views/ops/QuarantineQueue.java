package io.tidemark.views.ops;

import io.tidemark.core.table.ops.OverridesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.ViewJson;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnPredicate;
import io.tidemark.views.ops.QuarantinedRow.Decision;
import io.tidemark.views.ops.QuarantinedRow.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code ops.quarantine} together with the decisions in {@code ops.overrides}. */
public final class QuarantineQueue {
  private static final String ROWS = QuarantineTable.TABLE.name();
  private static final String WORDS = OverridesTable.TABLE.name();

  private QuarantineQueue() {}

  /**
   * Selects rows; an empty field selects all.
   *
   * @param rule a rule that they broke, possibly among others
   */
  public record Filter(
      Optional<State> state,
      Optional<String> kind,
      Optional<String> source,
      Optional<String> ticker,
      Optional<String> rule) {
    /** Selects all rows. */
    public static final Filter ALL =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * Only columns that are part of a row's id may be used here: they are the same in all versions
     * of the row.
     */
    private ColumnPredicate where() {
      return ColumnPredicate.all().is("kind", kind).is("source", source).is("ticker", ticker);
    }

    private boolean keeps(QuarantinedRow row) {
      return state.map(row.state()::equals).orElse(true)
          && rule.map(row.rules()::contains).orElse(true);
    }
  }

  /** The rows known by {@code asOf}, each with its state at that time, latest known first. */
  public static List<QuarantinedRow> read(LakeFolder lake, Filter filter, Instant asOf) {
    Map<String, Decision> words = new HashMap<>();
    TableRows.history(lake, WORDS, ColumnPredicate.all(), asOf)
        .forEach(row -> words.put(row.text("id"), decision(row)));
    return TableRows.asOf(lake, ROWS, filter.where(), asOf, QuarantineQueue::key).stream()
        .map(row -> quarantined(row, Optional.ofNullable(words.get(row.text("id"))), asOf))
        .filter(filter::keeps)
        .sorted(
            Comparator.comparing(QuarantinedRow::knownAt)
                .reversed()
                .thenComparing(QuarantinedRow::source)
                .thenComparing(QuarantinedRow::ticker)
                .thenComparing(QuarantinedRow::date)
                .thenComparing(QuarantinedRow::id))
        .toList();
  }

  /** Rows of an early release have no id and are identified by their place. */
  private static Object key(BatchRow row) {
    String id = row.textOrEmpty("id");
    return id.isEmpty() ? List.of(row.textOrEmpty("place"), row.textOrEmpty("raw")) : id;
  }

  private static Decision decision(BatchRow row) {
    return new Decision(
        row.text("decision"),
        row.textOrEmpty("who"),
        row.textOrEmpty("why"),
        Optional.ofNullable(row.instant("until")),
        ViewJson.node(row.text("fields")),
        row.instant("known_at"));
  }

  private static State untouched(BatchRow row) {
    return row.textOrEmpty("stage").equals("settled") ? State.SETTLED : State.PENDING;
  }

  private static QuarantinedRow quarantined(
      BatchRow row, Optional<Decision> decision, Instant asOf) {
    return new QuarantinedRow(
        row.textOrEmpty("id"),
        decision.map(word -> word.stateAt(asOf)).orElse(untouched(row)),
        row.textOrEmpty("kind"),
        row.textOrEmpty("source"),
        row.textOrEmpty("ticker"),
        row.textOrEmpty("date"),
        row.textOrEmpty("stage"),
        row.texts("rules"),
        row.texts("reasons"),
        ViewJson.node(row.text("repair")),
        ViewJson.node(row.text("fields")),
        ViewJson.node(row.text("raw")),
        Optional.ofNullable(row.text("place")),
        Optional.ofNullable(row.text("payload")),
        row.instant("known_at"),
        decision);
  }
}
