package io.tidemark.ingest.files;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Turns a reader that pushes rows into an iterator that is pulled. The reader runs in its own
 * thread, at most a few batches ahead, so memory does not depend on the length of the file, and
 * reading and validating run in parallel.
 */
final class PushedRows<T> implements Iterator<T>, AutoCloseable {
  private static final int BATCH = 512;
  private static final int BATCHES_AHEAD = 8;

  private final BlockingQueue<Batch<T>> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);
  private final Thread reader;
  private Iterator<T> batch = List.<T>of().iterator();
  private boolean ended;

  /** Some rows; the last batch has no rows, and the reader's exception if there was one. */
  private record Batch<T>(List<T> rows, Throwable fault) {}

  /**
   * @param work pushes all rows; it is interrupted when the iterator is closed early
   */
  PushedRows(String name, Consumer<Consumer<T>> work) {
    this.reader = new Thread(() -> push(work), "read " + name);
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public boolean hasNext() {
    while (!batch.hasNext() && !ended) {
      Batch<T> next = take();
      if (next.fault() instanceof RuntimeException fault) {
        throw fault;
      }
      if (next.fault() != null) {
        throw new IllegalStateException("reading failed", next.fault());
      }
      ended = next.rows().isEmpty();
      batch = next.rows().iterator();
    }
    return batch.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch.next();
  }

  @Override
  public void close() {
    reader.interrupt();
  }

  private void push(Consumer<Consumer<T>> work) {
    List<T> rows = new ArrayList<>(BATCH);
    Batch<T> last = new Batch<>(List.<T>of(), null);
    try {
      work.accept(
          row -> {
            rows.add(row);
            if (rows.size() == BATCH) {
              put(new Batch<>(List.copyOf(rows), null));
              rows.clear();
            }
          });
      if (!rows.isEmpty()) {
        put(new Batch<>(List.copyOf(rows), null));
      }
    } catch (CancellationException e) {
      return;
    } catch (Throwable fault) {
      // Errors must reach the consumer too: otherwise it would wait forever.
      last = new Batch<>(List.of(), fault);
    }
    put(last);
  }

  private void put(Batch<T> next) {
    try {
      queue.put(next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the consumer has closed the rows");
    }
  }

  private Batch<T> take() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("reading was cancelled");
    }
  }
}
