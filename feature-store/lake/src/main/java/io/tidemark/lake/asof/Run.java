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
 * A file of a sorted run as it is read, batch by batch, of which only the rows of a range count.
 * The first columns are the key and the clocks. A file that is not sorted is told.
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

  /** The batch's keys, each with the row after its last one. */
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
   * @param reader gives batches of key, clocks and whatever else
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

  /** The file is opened only when its turn comes. */
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

  /** The key of the row at which it is; one that is not greater where it was not opened yet. */
  UTF8String key() {
    return isOpen() ? keys[key] : file.firstKey();
  }

  /** The time of the row at which it is; one that is not later where it was not opened yet. */
  long time() {
    return isOpen() ? visible[at] : file.lowest().time();
  }

  /** The batch's row at which it is. */
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

  /** Goes on; what it had of the batch is gone when that was its last row. */
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

  /** Of the batch's rows, when it was so. */
  long[] events() {
    return events;
  }

  /** Of the batch's rows, when it was known. */
  long[] known() {
    return known;
  }

  /** Of the batch's rows, from when on it could be seen. */
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

  /** The batch's first row at a place or after it; the number of rows if there is none. */
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

  /** The first of some rows that is at a time or later; the end if there is none. */
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
