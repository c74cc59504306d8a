package io.tidemark.lake.asof;

import io.tidemark.core.UserFault;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Function1;
import scala.collection.Iterator;

/**
 * Reads a file of a sorted run batch by batch; only the rows of a range count. The first columns
 * are the key and the clocks. A file that is not sorted is an error.
 */
final class Run {
  private static final int KEY = 0;
  private static final int EVENT = 1;
  private static final int KNOWN = 2;

  private final RunFile file;
  private final Function1<PartitionedFile, ? extends Iterator<?>> reader;
  private final boolean oneClock;
  private final TaskRange range;

  private Iterator<?> batches;
  private ColumnarBatch batch;
  private long[] events;
  private long[] known;
  private long[] visible;

  /** The keys of the batch, each with the row after its last one. */
  private UTF8String[] keys = new UTF8String[16];

  private int[] ends = new int[16];
  private int size;

  private int key;
  private int at;
  private int limit;
  private boolean ended;
  private long lastTime = Long.MIN_VALUE;
  private UTF8String lastKey;

  /**
   * @param reader supplies batches of key, clocks and further columns
   */
  Run(
      RunFile file,
      Function1<PartitionedFile, ? extends Iterator<?>> reader,
      boolean oneClock,
      TaskRange range) {
    this.file = file;
    this.reader = reader;
    this.oneClock = oneClock;
    this.range = range;
  }

  /** Whether the file is open; it is opened only when its turn comes. */
  boolean isOpen() {
    return batches != null;
  }

  /** Goes to the first row. */
  void open() {
    batches = reader.apply(file.whole());
    load();
  }

  /** Whether there is no row left. */
  boolean isAtEnd() {
    return isOpen() && at >= limit;
  }

  /** The key of the present row; before the file is opened, a lower bound of it. */
  UTF8String key() {
    return isOpen() ? keys[key] : file.firstKey();
  }

  /** The time of the present row; before the file is opened, a lower bound of it. */
  long time() {
    return isOpen() ? visible[at] : file.lowest().time();
  }

  /** The present row of the batch. */
  int at() {
    return at;
  }

  /** The row after the last one of the same key. */
  int endOfKey() {
    return Math.min(limit, ends[key]);
  }

  /** The first row of the same key that is later than a time. */
  int firstAfter(long time) {
    return search(at, endOfKey(), time + 1);
  }

  /** Advances to a row; at the end of the batch the next batch replaces it. */
  void goTo(int row) {
    at = row;
    if (at >= limit) {
      load();
    } else if (at >= ends[key]) {
      key++;
    }
  }

  ColumnarBatch batch() {
    return batch;
  }

  /** The event times of the batch's rows. */
  long[] events() {
    return events;
  }

  /** The {@code known_at} of the batch's rows. */
  long[] known() {
    return known;
  }

  /** The times from which the batch's rows are visible. */
  long[] visible() {
    return visible;
  }

  private void load() {
    at = 0;
    limit = 0;
    while (!ended && at >= limit && batches.hasNext()) {
      batch = (ColumnarBatch) batches.next();
      if (batch.numRows() > 0) {
        readClocks();
        readKeys(batch.column(KEY));
        at = firstFrom(range.from());
        limit = range.until() == null ? batch.numRows() : firstFrom(range.until());
        ended = limit < batch.numRows();
      }
    }
    if (at >= limit) {
      close();
      return;
    }
    key = 0;
    while (ends[key] <= at) {
      key++;
    }
  }

  private void readClocks() {
    events = times(batch.column(EVENT));
    known = oneClock ? events : times(batch.column(KNOWN));
    visible = events;
    if (!oneClock) {
      visible = new long[events.length];
      for (int i = 0; i < visible.length; i++) {
        visible[i] = Math.max(events[i], known[i]);
      }
    }
  }

  private long[] times(ColumnVector column) {
    if (column.hasNull()) {
      throw new UserFault(file.path() + ": a row has no time; leave it out or give it one");
    }
    return column.getLongs(0, batch.numRows());
  }

  private void readKeys(ColumnVector column) {
    if (column.hasNull()) {
      throw new UserFault(file.path() + ": a row has no key; leave it out or give it one");
    }
    size = 0;
    int rows = batch.numRows();
    if (column instanceof WritableColumnVector writable && writable.hasDictionary()) {
      int[] ids = writable.getDictionaryIds().getInts(0, rows);
      for (int i = 1; i < rows; i++) {
        if (ids[i] != ids[i - 1]) {
          endKey(column, i);
        }
      }
    } else {
      UTF8String one = column.getUTF8String(0);
      for (int i = 1; i < rows; i++) {
        UTF8String next = column.getUTF8String(i);
        if (!next.equals(one)) {
          endKey(column, i);
          one = next;
        }
      }
    }
    endKey(column, rows);
  }

  private void endKey(ColumnVector column, int end) {
    int start = size == 0 ? 0 : ends[size - 1];
    UTF8String next = column.getUTF8String(start);
    int order = lastKey == null ? -1 : lastKey.compareTo(next);
    boolean sorted = order < 0 || (order == 0 && lastTime <= visible[start]);
    for (int i = start + 1; i < end; i++) {
      sorted &= visible[i - 1] <= visible[i];
    }
    if (!sorted) {
      throw new UserFault(
          "%s: the rows of '%s' are not sorted by key and time; write the table with SortedRuns.append"
              .formatted(file.path(), next));
    }
    if (order != 0) {
      lastKey = next.copy();
    }
    lastTime = visible[end - 1];
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      keys = Arrays.copyOf(keys, 2 * size);
    }
    ends[size] = end;
    keys[size++] = lastKey;
  }

  /** The first row of the batch at a position or after it; the number of rows if there is none. */
  private int firstFrom(RunPosition place) {
    for (int k = 0; k < size; k++) {
      int order = keys[k].compareTo(place.key());
      int start = k == 0 ? 0 : ends[k - 1];
      int first = order < 0 ? ends[k] : start;
      if (order == 0) {
        first = search(start, ends[k], place.time());
      }
      if (first < ends[k]) {
        return first;
      }
    }
    return batch.numRows();
  }

  /** The first row in a range at a time or later; the end if there is none. */
  private int search(int from, int to, long time) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (visible[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void close() {
    if (batches instanceof Closeable open) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(file.path(), e);
      }
    }
  }
}
