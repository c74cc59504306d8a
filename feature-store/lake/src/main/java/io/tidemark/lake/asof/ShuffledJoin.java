package io.tidemark.lake.asof;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.tidemark.core.UserFault;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Joins any rows. Both sides go through one shuffle by ranges of key and time, so a range may end
 * within a key. After sorting, each right row comes before the left rows that can see it. A first
 * pass finds the best right row at the end of each range; a second one joins.
 */
final class ShuffledJoin implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int KEY = 0;
  private static final int VISIBLE = 1;
  private static final int IS_LEFT = 2;
  private static final int EVENT = 3;
  private static final int KNOWN = 4;
  private static final int LEFT_ROW = 5;
  private static final int RIGHT_ROW = 6;

  private final SortOrder left;
  private final SortOrder right;
  private final List<String> columns;
  private final MergePass.Rule rule;
  private final StructType schema;

  ShuffledJoin(AsOfJoin join, MergePass.Rule rule, StructType schema) {
    this.left = join.left();
    this.right = join.right();
    this.columns = join.columns();
    this.rule = rule;
    this.schema = schema;
  }

  Dataset<Row> rows(Dataset<Row> leftRows, Dataset<Row> rightRows) {
    DataType leftType = leftRows.schema();
    Column rightColumns = struct(columns.stream().map(name -> col(name)).toArray(Column[]::new));
    DataType rightType = rightRows.select(rightColumns.as("r")).schema().apply("r").dataType();
    Column leftColumns =
        struct(List.of(leftRows.columns()).stream().map(name -> col(name)).toArray(Column[]::new));
    Dataset<Row> all =
        tagged(leftRows, left, true, leftColumns, lit(null).cast(rightType))
            .union(tagged(rightRows, right, false, lit(null).cast(leftType), rightColumns));
    Column leftFirst = rule.strictly() ? col("_left").desc() : col("_left").asc();
    int ranges = leftRows.sparkSession().sessionState().conf().numShufflePartitions();
    JavaRDD<InternalRow> sorted =
        all.repartitionByRange(ranges, col("_key"), col("_visible"))
            .sortWithinPartitions(
                col("_key"), col("_visible"), leftFirst, col("_event"), col("_known"))
            .queryExecution()
            .toRdd()
            .toJavaRDD();
    List<Best> carried =
        carried(sorted.mapPartitions(rows -> List.of(end(rows)).iterator()).collect());
    JavaRDD<InternalRow> joined =
        sorted.mapPartitionsWithIndex((index, rows) -> join(rows, carried.get(index)), false);
    return AsOfJoin.dataset(leftRows.sparkSession(), joined, schema);
  }

  private static Dataset<Row> tagged(
      Dataset<Row> rows, SortOrder order, boolean isLeft, Column leftRow, Column rightRow) {
    return rows.select(
        col(order.key()).as("_key"),
        order.visible().as("_visible"),
        lit(isLeft).as("_left"),
        col(order.eventTime()).as("_event"),
        col(order.knownAt()).as("_known"),
        leftRow.as("_leftRow"),
        rightRow.as("_rightRow"));
  }

  /** The best row at the start of each range, from those at the ends. */
  private static List<Best> carried(List<Best> ends) {
    List<Best> begins = new ArrayList<>();
    Best carry = new Best();
    for (Best end : ends) {
      begins.add(carry);
      carry = end.key == null ? carry : end.since(carry);
    }
    return begins;
  }

  private Best end(Iterator<InternalRow> rows) {
    Best best = new Best();
    while (rows.hasNext()) {
      see(rows.next(), best);
    }
    return best;
  }

  private Iterator<InternalRow> join(Iterator<InternalRow> rows, Best best) {
    InternalRow none = new GenericInternalRow(columns.size());
    int leftSize = schema.size() - columns.size();
    return new Iterator<>() {
      private final JoinedRow joined = new JoinedRow();
      private InternalRow row;

      @Override
      public boolean hasNext() {
        while (row == null && rows.hasNext()) {
          InternalRow next = rows.next();
          see(next, best);
          row = next.getBoolean(IS_LEFT) ? next : null;
        }
        return row != null;
      }

      @Override
      public InternalRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        boolean near = best.row != null && rule.isNear(row.getLong(VISIBLE), best.event);
        InternalRow mine = row.getStruct(LEFT_ROW, leftSize);
        row = null;
        return joined.apply(mine, near ? best.row : none);
      }
    };
  }

  private void see(InternalRow row, Best best) {
    if (row.isNullAt(KEY) || row.isNullAt(VISIBLE)) {
      throw new UserFault(
          "a %s row has no %s; leave it out or give it one"
              .formatted(
                  row.getBoolean(IS_LEFT) ? "left" : "right", row.isNullAt(KEY) ? "key" : "time"));
    }
    best.enter(row.getUTF8String(KEY));
    if (!row.getBoolean(IS_LEFT) && row.getLong(KNOWN) <= rule.asOf()) {
      best.offer(row, columns.size());
    }
  }

  /** The best right row of a key so far. */
  private static final class Best implements Serializable {
    private static final long serialVersionUID = 1L;

    private UTF8String key;

    /** Whether no other key came before this one. */
    private boolean first = true;

    private long event = Long.MIN_VALUE;
    private long known = Long.MIN_VALUE;
    private InternalRow row;

    private void enter(UTF8String next) {
      if (!next.equals(key)) {
        first = key == null;
        key = next.copy();
        event = Long.MIN_VALUE;
        known = Long.MIN_VALUE;
        row = null;
      }
    }

    private void offer(InternalRow tagged, int size) {
      if (isBefore(tagged.getLong(EVENT), tagged.getLong(KNOWN))) {
        event = tagged.getLong(EVENT);
        known = tagged.getLong(KNOWN);
        row = tagged.getStruct(RIGHT_ROW, size).copy();
      }
    }

    private boolean isBefore(long otherEvent, long otherKnown) {
      return row == null || otherEvent > event || (otherEvent == event && otherKnown >= known);
    }

    /** This row, or the one carried over from before if it has the same key and is better. */
    private Best since(Best carry) {
      boolean better = first && key.equals(carry.key) && carry.row != null;
      return better && (row == null || !carry.isBefore(event, known)) ? carry : this;
    }
  }
}
