package io.tidemark.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.core.store.LocalObjectStore;
import io.tidemark.core.store.ObjectStore;
import io.tidemark.core.store.StoredObject;
import io.tidemark.flows.steps.RunKeys;
import io.tidemark.flows.steps.RunTerms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What was started on this machine: one object a run, with its terms. It lets a run that was killed
 * be taken up again under its own name, and a finished one be told from it.
 */
public final class RunStore implements RunTerms {
  /**
   * A run.
   *
   * @param input what was asked
   * @param asOf knowledge time of its reads; null until it is settled
   * @param finished null until it ended well
   * @param result null until it ended well
   */
  public record Entry(
      String id,
      JsonNode input,
      Instant started,
      Instant asOf,
      Instant finished,
      JsonNode result) {}

  private final ObjectStore store;

  /**
   * @param store holds one object a run
   */
  public RunStore(ObjectStore store) {
    this.store = store;
  }

  /**
   * @param folder holds the runs' files; need not exist yet
   */
  public RunStore(Path folder) {
    this(new LocalObjectStore(folder));
  }

  /**
   * A name for a run of that request: the same one as long as no run under it has ended well, so
   * that starting again means going on.
   *
   * @param prefix such as {@code pipeline}
   * @param finished asked about a run that the book has no end of; whoever ran it may know
   */
  public String nextId(String prefix, Record request, Predicate<String> finished) {
    String stem = prefix + "-" + inputHash(request) + "-";
    int number = 1;
    while (ended(stem + number, finished)) {
      number++;
    }
    return stem + number;
  }

  private boolean ended(String id, Predicate<String> finished) {
    Optional<Entry> entry = find(id);
    return entry.isPresent() && (entry.get().finished() != null || finished.test(id));
  }

  /** Tells requests apart, in eight characters. */
  public static String inputHash(Record request) {
    return RunKeys.shortHash(Json.write(request));
  }

  @Override
  public Instant begin(String id, Object request) {
    JsonNode input = json(request);
    Entry fresh = new Entry(id, input, Instant.now(), null, null, null);
    Entry entry = store.putIfAbsent(key(id), bytes(fresh)) ? fresh : find(id).orElseThrow();
    if (!entry.input().equals(input)) {
      throw new UserFault(
          "run %s was started with another input; choose another id, or none".formatted(id));
    }
    return entry.started();
  }

  @Override
  public Instant settleAsOf(String id, Instant proposed) {
    return change(
            id,
            entry ->
                entry.asOf() != null
                    ? entry
                    : new Entry(id, entry.input(), entry.started(), proposed, null, null))
        .orElseThrow(() -> new IllegalStateException("run %s never began".formatted(id)))
        .asOf();
  }

  /** Notes that a run ended well. */
  public void end(String id, Record result) {
    JsonNode answer = json(result);
    Optional<Entry> unused =
        change(
            id,
            entry ->
                new Entry(id, entry.input(), entry.started(), entry.asOf(), Instant.now(), answer));
  }

  /** What is known of a run. */
  public Optional<Entry> find(String id) {
    return store.get(key(id)).map(RunStore::entry);
  }

  /**
   * Changes what is known of a run, from what nobody changed meanwhile.
   *
   * @return what is known now; nothing of a run that never began
   */
  private Optional<Entry> change(String id, UnaryOperator<Entry> change) {
    while (true) {
      Optional<StoredObject> seen = store.get(key(id));
      Optional<Entry> before = seen.map(RunStore::entry);
      Optional<Entry> after = before.map(change);
      if (after.equals(before) || store.compareAndSet(key(id), seen, bytes(after.get()))) {
        return after;
      }
    }
  }

  private static Entry entry(StoredObject object) {
    return Json.read(object.text(), Entry.class);
  }

  private static byte[] bytes(Entry entry) {
    return Json.pretty(entry).getBytes(StandardCharsets.UTF_8);
  }

  /** As it would be read again, so that two of the same content are equal. */
  private static JsonNode json(Object value) {
    return Json.read(Json.write(value), JsonNode.class);
  }

  private static String key(String id) {
    return RunKeys.of(id).value() + ".json";
  }
}
