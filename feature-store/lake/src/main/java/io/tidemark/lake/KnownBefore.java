package io.tidemark.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;

/**
 * What was known of some facts just before a time: of each the number of its content, in plain
 * arrays that every task has whole. Where all rows of a write became known at one time, as those of
 * a load do, it tells those that say something new without moving a row.
 */
final class KnownBefore implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String WORD = "_word";

  private static final byte NOTHING_NEW = 0;
  private static final byte NEWS = 1;

  /** It says otherwise than the last version, under that version's own time. */
  private static final byte CORRECTION = 2;

  /** It says otherwise than an earlier version, under that version's own time. */
  private static final byte OLD_CONTRADICTION = 3;

  /** Nothing was known before: whatever is said is news. */
  private static final byte FIRST = 4;

  private final Broadcast<LongTable> facts;
  private final long[] content;

  /** By fact, what a row is that says otherwise. */
  private final byte[] otherwise;

  private KnownBefore(Broadcast<LongTable> facts, long[] content, byte[] otherwise) {
    this.facts = facts;
    this.content = content;
    this.otherwise = otherwise;
  }

  /**
   * Reads the stored versions of some facts.
   *
   * @param keys the facts, each with a number of its own
   * @param time in microseconds; versions of that time count as known before
   * @param stored every stored version that may be of one of them
   */
  static KnownBefore of(Table table, LongTable keys, long time, Dataset<Row> stored) {
    Broadcast<LongTable> facts = broadcast(stored, keys);
    List<long[]> versions =
        stored
            .select(
                Fingerprint.of(table, table.key()),
                unix_micros(col(Table.KNOWN_AT)),
                Fingerprint.of(table, table.content()))
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(rows -> versions(rows, facts.value()))
            .collect();
    return of(facts, keys.size(), versions, time);
  }

  private static KnownBefore of(
      Broadcast<LongTable> facts, int size, List<long[]> versions, long time) {
    long[] knownAt = new long[size];
    long[] content = new long[size];
    boolean[] later = new boolean[size];
    Arrays.fill(knownAt, Long.MIN_VALUE);
    for (long[] part : versions) {
      for (int i = 0; i < part.length; i += 3) {
        int fact = (int) part[i];
        long known = part[i + 1];
        long said = part[i + 2];
        if (known > time) {
          later[fact] = true;
        } else if (known > knownAt[fact] || (known == knownAt[fact] && said > content[fact])) {
          knownAt[fact] = known;
          content[fact] = said;
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
    return new KnownBefore(facts, content, otherwise);
  }

  /**
   * The rows that say something new.
   *
   * @param rows with the number of their content
   * @param arrival the time from which a row counts that contradicts the last stored version under
   *     that version's own time. Null: rows keep their times
   */
  Dataset<Row> onlyNew(Table table, Dataset<Row> rows, Timestamp arrival) {
    Broadcast<KnownBefore> known = broadcast(rows, this);
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
    return content[fact] == said ? NOTHING_NEW : otherwise[fact];
  }

  private static <T> Broadcast<T> broadcast(Dataset<Row> rows, T value) {
    return JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext()).broadcast(value);
  }

  /** Triples of a fact's number, a time and the number of what was said then. */
  private static Iterator<long[]> versions(Iterator<InternalRow> rows, LongTable facts) {
    long[] versions = new long[3 * 1024];
    int size = 0;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      int fact = facts.get(row.getLong(0));
      if (fact < 0) {
        continue;
      }
      if (size == versions.length) {
        versions = Arrays.copyOf(versions, 2 * size);
      }
      versions[size++] = fact;
      versions[size++] = row.getLong(1);
      versions[size++] = row.getLong(2);
    }
    return List.of(Arrays.copyOf(versions, size)).iterator();
  }
}
