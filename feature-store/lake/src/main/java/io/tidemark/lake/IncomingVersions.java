package io.tidemark.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.tidemark.core.table.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Summary of the rows of a write, collected in one pass: their facts, the region of the table that
 * contains these, and when they became known.
 */
final class IncomingVersions {
  private static final String DATE = "date";

  private final String first;
  private final List<Part> parts;

  private IncomingVersions(String first, List<Part> parts) {
    this.first = first;
    this.parts = parts;
  }

  /** Collects the summary in one pass. */
  static IncomingVersions of(Table table, Dataset<Row> rows) {
    String first = table.key().get(0);
    boolean named = typeIs(table, first, DataTypes.StringType);
    boolean dated = table.key().contains(DATE) && typeIs(table, DATE, DataTypes.DateType);
    Column[] columns = {
      Fingerprint.of(table, table.key()),
      unix_micros(col(Table.KNOWN_AT)),
      named ? col(first) : lit(null).cast("string"),
      dated ? unix_date(col(DATE)) : lit(null).cast("int")
    };
    List<Part> parts =
        rows.select(columns)
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(IncomingVersions::part)
            .collect();
    return new IncomingVersions(
        first, parts.stream().filter(part -> part.keys.length > 0).toList());
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Number of rows. */
  long size() {
    return parts.stream().mapToLong(part -> part.keys.length).sum();
  }

  /** Whether all have the same {@code known_at}. */
  boolean areOfOneTime() {
    return parts.stream().allMatch(part -> part.since == part.until && part.since == knownAt());
  }

  /** The {@code known_at} of the first row of the first part, in microseconds. */
  long knownAt() {
    return parts.get(0).since;
  }

  /** The facts of the rows, each with a distinct number. */
  LongIndex facts() {
    LongIndex facts = new LongIndex((int) size());
    for (Part part : parts) {
      for (long key : part.keys) {
        facts.add(key);
      }
    }
    return facts;
  }

  /** Whether a file with those statistics cannot contain a row of the same facts. */
  boolean areFarFrom(FileStatistics file) {
    return (areDated() && file.excludesDays(DATE, from(), to()))
        || names().map(names -> file.excludesTexts(first, names)).orElse(false);
  }

  /** The stored rows that may belong to the same facts, so that not all years are read. */
  Dataset<Row> near(Dataset<Row> stored) {
    Dataset<Row> near =
        names().map(names -> stored.where(col(first).isin(names.toArray()))).orElse(stored);
    return areDated() ? near.where(col(DATE).between(lit(from()), lit(to()))) : near;
  }

  /** The values of the first key column, if it is a text and has few values. */
  private Optional<Set<String>> names() {
    Set<String> names = new TreeSet<>();
    for (Part part : parts) {
      if (part.names == null) {
        return Optional.empty();
      }
      names.addAll(part.names);
    }
    return names.size() > Part.MOST_NAMES ? Optional.empty() : Optional.of(names);
  }

  /** Whether every row has a day in the column {@code date}. */
  private boolean areDated() {
    return parts.stream().noneMatch(part -> part.undated);
  }

  private LocalDate from() {
    return LocalDate.ofEpochDay(parts.stream().mapToInt(part -> part.from).min().orElseThrow());
  }

  private LocalDate to() {
    return LocalDate.ofEpochDay(parts.stream().mapToInt(part -> part.to).max().orElseThrow());
  }

  private static boolean typeIs(Table table, String name, Object type) {
    return Arrays.stream(TableSchema.of(table).fields())
        .filter(field -> field.name().equals(name))
        .map(StructField::dataType)
        .allMatch(type::equals);
  }

  private static Iterator<Part> part(Iterator<InternalRow> rows) {
    Part part = new Part();
    rows.forEachRemaining(part::add);
    part.keys = Arrays.copyOf(part.keys, part.size);
    return List.of(part).iterator();
  }

  /** The summary of one partition. */
  private static final class Part implements Serializable {
    private static final long serialVersionUID = 1L;

    /** With more names than this, a filter by name costs more than it saves. */
    private static final int MOST_NAMES = 32;

    private long[] keys = new long[1024];
    private int size;
    private long since = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;
    private int from = Integer.MAX_VALUE;
    private int to = Integer.MIN_VALUE;
    private boolean undated;
    private transient UTF8String last;

    /** Null if there are too many, or if a row has none. */
    private TreeSet<String> names = new TreeSet<>();

    private void add(InternalRow row) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
      }
      keys[size++] = row.getLong(0);
      long known = row.getLong(1);
      since = Math.min(since, known);
      until = Math.max(until, known);
      if (names != null) {
        add(row.isNullAt(2) ? null : row.getUTF8String(2));
      }
      undated |= row.isNullAt(3);
      if (!undated) {
        from = Math.min(from, row.getInt(3));
        to = Math.max(to, row.getInt(3));
      }
    }

    /** Rows of the same name are mostly adjacent. */
    private void add(UTF8String name) {
      if (name == null) {
        names = null;
      } else if (!name.equals(last)) {
        last = name.copy();
        names.add(name.toString());
        names = names.size() > MOST_NAMES ? null : names;
      }
    }
  }
}
