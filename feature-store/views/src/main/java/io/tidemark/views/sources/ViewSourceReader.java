package io.tidemark.views.sources;

import io.tidemark.core.source.SourceReader;
import io.tidemark.core.source.SourceRow;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.ColumnPredicate;
import io.tidemark.views.delta.DeltaTable;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads the data of joined sources from a lake folder, each table at one version. */
public final class ViewSourceReader implements SourceReader {
  private static final String KNOWN_AT = "known_at";

  private final LakeFolder lake;
  private final long asOf;
  private final long most;
  private final Map<String, Optional<DeltaTable>> tables = new HashMap<>();
  private Instant newest = Instant.EPOCH;
  private Instant next = Instant.MAX;

  /** Reads rows known by a time. */
  public ViewSourceReader(LakeFolder lake, Instant asOf) {
    this(lake, asOf, MOST_ROWS);
  }

  ViewSourceReader(LakeFolder lake, Instant asOf, long most) {
    this.lake = lake;
    this.asOf = Micros.of(asOf);
    this.most = most;
  }

  /** When the latest row that was read became known. */
  public Instant newest() {
    return newest;
  }

  /** When the first row becomes known that was left out because it is not known yet. */
  public Instant next() {
    return next;
  }

  @Override
  public void read(
      String table,
      List<String> columns,
      Map<String, List<String>> where,
      Consumer<SourceRow> rows) {
    long[] count = {0};
    each(
        table,
        columns,
        where,
        row -> {
          SourceReader.requireFew(table, where, ++count[0], most);
          rows.accept(row);
        });
  }

  @Override
  public NavigableSet<String> distinct(
      String table, String column, Map<String, List<String>> where) {
    NavigableSet<String> values = new TreeSet<>();
    each(table, List.of(column), where, row -> values.add(row.text(column)));
    return values;
  }

  private void each(
      String name,
      List<String> columns,
      Map<String, List<String>> where,
      Consumer<SourceRow> rows) {
    Optional<DeltaTable> table = tables.computeIfAbsent(name, lake::table);
    if (table.isEmpty()) {
      return;
    }
    Set<String> read = new LinkedHashSet<>(columns);
    read.addAll(where.keySet());
    read.add(KNOWN_AT);
    ColumnPredicate predicate = ColumnPredicate.all();
    Map<String, Set<String>> several = new HashMap<>();
    for (Map.Entry<String, List<String>> wanted : where.entrySet()) {
      if (wanted.getValue().size() == 1) {
        predicate = predicate.is(wanted.getKey(), wanted.getValue().get(0));
      } else {
        several.put(wanted.getKey(), Set.copyOf(wanted.getValue()));
      }
    }
    table.get().read(List.copyOf(read), predicate, batch -> known(batch, several).forEach(rows));
  }

  private List<SourceRow> known(ColumnBatch batch, Map<String, Set<String>> several) {
    long[] knownAt = batch.micros(KNOWN_AT);
    List<BatchRow> all = batch.eachRow();
    List<SourceRow> known = new ArrayList<>();
    for (int i = 0; i < knownAt.length; i++) {
      BatchRow row = all.get(i);
      boolean isWanted =
          several.entrySet().stream()
              .allMatch(of -> of.getValue().contains(row.textOrEmpty(of.getKey())));
      if (isWanted && note(knownAt[i])) {
        known.add(new ViewedRow(row));
      }
    }
    return known;
  }

  /** Records a {@code known_at}; returns whether it is known by now. */
  private boolean note(long micros) {
    Instant at = Micros.instant(micros);
    if (micros > asOf) {
      next = at.isBefore(next) ? at : next;
      return false;
    }
    newest = at.isAfter(newest) ? at : newest;
    return true;
  }

  private record ViewedRow(BatchRow row) implements SourceRow {
    @Override
    public String text(String column) {
      return row.textOrEmpty(column);
    }

    @Override
    public double number(String column) {
      return row.number(column);
    }

    @Override
    public LocalDate date(String column) {
      return Objects.requireNonNull(row.date(column), column);
    }

    @Override
    public Optional<LocalDate> dateIfAny(String column) {
      return Optional.ofNullable(row.date(column));
    }

    @Override
    public Instant instant(String column) {
      return Objects.requireNonNull(row.instant(column), column);
    }
  }
}
