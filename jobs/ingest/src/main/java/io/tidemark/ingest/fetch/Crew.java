package io.tidemark.ingest.fetch;

import io.tidemark.feeds.Fetched;
import io.tidemark.feeds.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few threads that ask a vendor at once. */
public final class Crew implements AutoCloseable {
  private final ExecutorService threads;

  public Crew(int size) {
    this.threads = Executors.newFixedThreadPool(size, Crew::thread);
  }

  /**
   * Asks for every subject.
   *
   * @return one answer a subject, in their order
   * @throws CancellationException if this thread is interrupted meanwhile
   */
  public List<Fetched> fetch(Vendor vendor, Subjects subjects) {
    List<Callable<Fetched>> questions = new ArrayList<>();
    for (String name : subjects.names()) {
      questions.add(() -> vendor.fetch(subjects.wanted(), name, subjects.from(), subjects.to()));
    }
    try {
      List<Fetched> answers = new ArrayList<>();
      for (Future<Fetched> answer : threads.invokeAll(questions)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("fetching from %s was cancelled".formatted(vendor.name()));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("fetching from " + vendor.name() + " failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "fetch");
    thread.setDaemon(true);
    return thread;
  }
}
