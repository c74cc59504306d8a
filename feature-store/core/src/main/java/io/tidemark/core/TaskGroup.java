package io.tidemark.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A small pool of threads that runs several tasks at once. */
public final class TaskGroup implements AutoCloseable {
  private final String name;
  private final ExecutorService threads;

  /**
   * @param name used for its threads and in errors
   */
  public TaskGroup(String name, int size) {
    this.name = name;
    this.threads = Executors.newFixedThreadPool(size, this::thread);
  }

  /**
   * Runs all tasks. If one fails, the others still run to their end before this throws.
   *
   * @return the result of each task, in the order of the tasks
   * @throws CancellationException if this thread is interrupted while it waits
   */
  public <T> List<T> all(List<? extends Callable<T>> parts) {
    try {
      List<T> done = new ArrayList<>();
      for (Future<T> part : threads.invokeAll(parts)) {
        done.add(part.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(name + " was cancelled");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(name + " failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
