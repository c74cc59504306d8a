package io.tidemark.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.tidemark.core.table.Table;
import java.io.Serializable;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The content fingerprints of some facts as known just before a time, in plain arrays that every
 * task holds. If all rows of a write have the same {@code known_at}, as in a load, it finds the
 * rows with new content without a shuffle.
 */
final class PriorVersions implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String WORD = "_word";

  private static final byte NOTHING_NEW = 0;
  private static final byte NEWS = 1;

  /** It differs from the last version and has the same {@code known_at} as it. */
  private static final byte CORRECTION = 2;

  /**
   * It differs from an earlier version and has the same {@code known_at} as it: see {@link #said}.
   */
  private static final byte OLD_CONTRADICTION = 3;

  /** No version was known before, so every content is new. */
  private static final byte FIRST = 4;

  private final Broadcast<LongIndex> facts;
  private final long[] content;

  /** By fact, the class of a row with different content. */
  private final byte[] otherwise;

  /** All contents of facts with later versions: a content that occurred before is not new. */
  private final Set<Long> said;

  private PriorVersions(
      Broadcast<LongIndex> facts, long[] content, byte[] otherwise, Set<Long> said) {
    this.facts = facts;
    this.content = content;
    this.otherwise = otherwise;
    this.said = said;
  }

  /**
   * Reads the stored versions of some facts.
   *
   * @param keys the facts, each with a distinct number
   * @param time in microseconds; versions with this {@code known_at} count as known before
   * @param stored all stored versions that may belong to one of them
   */
  static PriorVersions of(Table table, LongIndex keys, long time, Dataset<Row> stored) {
    Broadcast<LongIndex> facts = broadcast(stored, keys);
    List<Versions> versions =
        stored
            .select(
                Fingerprint.of(table, table.key()),
                unix_micros(col(Table.KNOWN_AT)),
                Fingerprint.of(table, table.content()),
                col(Table.RUN_KEY))
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(rows -> List.of(new Versions(rows, facts.value())).iterator())
            .collect();
    return of(facts, keys.size(), versions, time);
  }

  private static PriorVersions of(
      Broadcast<LongIndex> facts, int size, List<Versions> versions, long time) {
    long[] knownAt = new long[size];
    long[] content = new long[size];
    String[] run = new String[size];
    boolean[] later = new boolean[size];
    Arrays.fill(knownAt, Long.MIN_VALUE);
    for (Versions part : versions) {
      for (int i = 0; i < part.size; i++) {
        int fact = part.fact[i];
        long known = part.knownAt[i];
        String by = part.run(i);
        if (known > time) {
          later[fact] = true;
        } else if (known > knownAt[fact]
            || (known == knownAt[fact] && by.compareTo(run[fact]) > 0)) {
          knownAt[fact] = known;
          content[fact] = part.content[i];
          run[fact] = by;
        }
      }
    }
    byte[] otherwise = new byte[size];
    for (int fact = 0; fact < size; fact++) {
      if (knownAt[fact] == Long.MIN_VALUE) {
        otherwise[fact] = FIRST;
      } else if (knownAt[fact] < time) {
        otherwise[fact] = NEWS;
      } else {
        otherwise[fact] = later[fact] ? OLD_CONTRADICTION : CORRECTION;
      }
    }
    Set<Long> said = new HashSet<>();
    for (Versions part : versions) {
      for (int i = 0; i < part.size; i++) {
        if (otherwise[part.fact[i]] == OLD_CONTRADICTION) {
          said.add(saying(part.fact[i], part.content[i]));
        }
      }
    }
    return new PriorVersions(facts, content, otherwise, said);
  }

  /**
   * The rows with new content.
   *
   * @param rows rows with the fingerprint of their content
   * @param arrival the time from which a row counts that differs from the last stored version but
   *     has the same {@code known_at}; null: rows keep their times
   */
  Dataset<Row> onlyNew(Table table, Dataset<Row> rows, Timestamp arrival) {
    Broadcast<PriorVersions> known = broadcast(rows, this);
    UDF2<Long, Long, Integer> word = (key, said) -> known.value().word(key, said);
    Dataset<Row> weighed =
        rows.withColumn(
            WORD,
            udf(word, DataTypes.IntegerType)
                .apply(Fingerprint.of(table, table.key()), col(VersionMerge.CONTENT)));
    Dataset<Row> news =
        arrival == null
            ? weighed.where(col(WORD).notEqual(NOTHING_NEW))
            : weighed
                .where(col(WORD).isin(NEWS, CORRECTION))
                .withColumn(
                    Table.KNOWN_AT,
                    when(col(WORD).equalTo(CORRECTION), greatest(col(Table.KNOWN_AT), lit(arrival)))
                        .otherwise(col(Table.KNOWN_AT)));
    return news.drop(WORD);
  }

  private int word(long key, long said) {
    int fact = facts.value().get(key);
    if (otherwise[fact] == FIRST) {
      return NEWS;
    }
    if (content[fact] == said) {
      return NOTHING_NEW;
    }
    return otherwise[fact] == OLD_CONTRADICTION && !this.said.contains(saying(fact, said))
        ? CORRECTION
        : otherwise[fact];
  }

  /** A hash of one content of one fact. */
  private static long saying(int fact, long content) {
    return content * 0x9E3779B97F4A7C15L + fact;
  }

  private static <T> Broadcast<T> broadcast(Dataset<Row> rows, T value) {
    return JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext()).broadcast(value);
  }

  /** The stored versions that a task read. */
  private static final class Versions implements Serializable {
    private static final long serialVersionUID = 1L;

    private int[] fact = new int[256];
    private long[] knownAt = new long[256];
    private long[] content = new long[256];
    private int size;

    /** Rows of a run are adjacent: the first row of each run, with its run key. */
    private final NavigableMap<Integer, String> runs = new TreeMap<>();

    private Versions(Iterator<InternalRow> rows, LongIndex facts) {
      UTF8String run = null;
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        int number = facts.get(row.getLong(0));
        if (number >= 0) {
          UTF8String by = row.getUTF8String(3);
          if (!by.equals(run)) {
            run = by.copy();
            runs.put(size, run.toString());
          }
          add(number, row.getLong(1), row.getLong(2));
        }
      }
    }

    private void add(int number, long known, long said) {
      if (size == fact.length) {
        fact = Arrays.copyOf(fact, 2 * size);
        knownAt = Arrays.copyOf(knownAt, 2 * size);
        content = Arrays.copyOf(content, 2 * size);
      }
      fact[size] = number;
      knownAt[size] = known;
      content[size++] = said;
    }

    private String run(int i) {
      return runs.floorEntry(i).getValue();
    }
  }
}
