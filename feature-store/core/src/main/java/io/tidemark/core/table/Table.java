package io.tidemark.core.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The definition of a lake table, from which its Spark schema, its readers without Spark and its
 * documentation are derived. In addition to its own columns, every table has the two clocks {@code
 * event_time} and {@code known_at}, and the key of the run that wrote the row.
 *
 * @param name schema and table, such as {@code market.bars}
 * @param purpose one sentence
 * @param key the columns that identify a fact; a fact may have several versions, which differ in
 *     {@code known_at}
 * @param columns the table's own columns
 * @param provenance the columns that record where a version came from; a difference in these alone
 *     is not a new version
 */
public record Table(
    String name, String purpose, List<String> key, List<Column> columns, List<String> provenance) {
  private static final Set<String> TIMES = Set.of("date", "until", "time");

  public static final String EVENT_TIME = "event_time";
  public static final String KNOWN_AT = "known_at";
  public static final String RUN_KEY = "run_key";

  /**
   * A column of some tables: a version in which it is set says that the fact holds no longer, since
   * when. Reads as of a time leave such facts out.
   */
  public static final String WITHDRAWN = "withdrawn";

  /**
   * A column.
   *
   * @param unit of its values; figures have one
   * @param meaning what it says
   */
  public record Column(String name, ColumnType type, ColumnUnit unit, String meaning) {
    public Column {
      Optional<ColumnUnit> only = ColumnUnit.of(type);
      boolean fits = only.map(unit::equals).orElse(unit != ColumnUnit.NONE);
      if (!fits) {
        throw new IllegalArgumentException(
            "column %s of type %s has unit %s; %s"
                .formatted(
                    name,
                    type,
                    unit,
                    only.map(it -> "its unit is " + it).orElse("say the unit of its figures")));
      }
    }

    /** A column of texts, bytes, days or times. */
    public Column(String name, ColumnType type, String meaning) {
      this(name, type, ColumnUnit.of(type).orElse(ColumnUnit.NONE), meaning);
    }

    /** Its meaning and, of figures, its unit: the column's comment in the lake. */
    public String comment() {
      return ColumnUnit.of(type).isPresent() ? meaning : "%s (%s)".formatted(meaning, unit.text());
    }
  }

  /** A table without provenance columns. */
  public Table(String name, String purpose, List<String> key, List<Column> columns) {
    this(name, purpose, key, columns, List.of());
  }

  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    provenance = List.copyOf(provenance);
    List<String> names = columns.stream().map(Column::name).toList();
    if (!names.containsAll(key)) {
      throw new IllegalArgumentException(name + ": key " + key + " is not among columns " + names);
    }
    if (!names.containsAll(provenance) || provenance.stream().anyMatch(key::contains)) {
      throw new IllegalArgumentException(
          name + ": provenance " + provenance + " is not among the columns outside the key");
    }
  }

  /**
   * The column of that name.
   *
   * @throws IllegalArgumentException if the table has none
   */
  public Column column(String wanted) {
    return columns.stream()
        .filter(column -> column.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no column %s; it has %s"
                        .formatted(name, wanted, columns.stream().map(Column::name).toList())));
  }

  /** Names of the columns that make up a version's content: those that say something of the key. */
  public List<String> content() {
    return columns.stream()
        .map(Column::name)
        .filter(name -> !key.contains(name) && !provenance.contains(name))
        .toList();
  }

  /**
   * The key without its times. All days of a subject are next to each other in one file, so a
   * reader of one ticker can skip the others.
   */
  public List<String> subject() {
    List<String> subject = key.stream().filter(name -> !TIMES.contains(name)).toList();
    return subject.isEmpty() ? key : subject;
  }

  /** Whether rows are ordered by year in a file, then by key. */
  public boolean isByYear() {
    return key.contains("date");
  }

  /** Whether a version can say that its fact holds no longer. */
  public boolean hasWithdrawals() {
    return columns.stream().anyMatch(column -> column.name().equals(WITHDRAWN));
  }

  /** The path relative to the lake's root. */
  public String path() {
    return name.replace('.', '/');
  }
}
