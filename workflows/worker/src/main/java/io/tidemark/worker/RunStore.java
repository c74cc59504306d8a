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
 * The runs started on this machine, one object per run with its terms. A run that was killed can be
 * continued under its own name, and is distinguished from a finished one.
 */
public final class RunStore implements RunTerms {
  /**
   * A run.
   *
   * @param input its request
   * @param asOf {@code as_of} of its reads; null until it is fixed
   * @param finished null until it succeeded
   * @param result null until it succeeded
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
   * @param store holds one object per run
   */
  public RunStore(ObjectStore store) {
    this.store = store;
  }

  /**
   * @param folder folder of the runs' files; it need not exist yet
   */
  public RunStore(Path folder) {
    this(new LocalObjectStore(folder));
  }

  /**
   * A name for a run of that request: the same one until a run under it has succeeded, so that
   * starting again continues the run.
   *
   * @param prefix such as {@code pipeline}
   * @param finished decides about a run without a recorded end, since the server may know it
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

  /** A hash of the request with eight characters. */
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
          "run %s was started with another input; choose another id, or leave it out"
              .formatted(id));
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
        .orElseThrow(() -> new IllegalStateException("run %s was never started".formatted(id)))
        .asOf();
  }

  /** Records that a run succeeded. */
  public void end(String id, Record result) {
    JsonNode answer = json(result);
    Optional<Entry> unused =
        change(
            id,
            entry ->
                new Entry(id, entry.input(), entry.started(), entry.asOf(), Instant.now(), answer));
  }

  /** The record of a run, if any. */
  public Optional<Entry> find(String id) {
    return store.get(key(id)).map(RunStore::entry);
  }

  /**
   * Changes the record of a run by compare and set.
   *
   * @return the new record; empty if the run was never started
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

  /** The value as read back from JSON, so that equal content compares equal. */
  private static JsonNode json(Object value) {
    return Json.read(Json.write(value), JsonNode.class);
  }

  private static String key(String id) {
    return RunKeys.of(id).value() + ".json";
  }
}
