package io.tidemark.core.review;

import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.store.LocalObjectStore;
import io.tidemark.core.store.ObjectStore;
import io.tidemark.core.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decisions on their way from a process that has no Temporal client to the worker: one object each
 * below {@code <lake>/ops/inbox}, written whole and never changed.
 *
 * <p>Whoever takes a message hands it on under its key before he removes it. If he dies in between,
 * it is handed on again under the same key, which counts once.
 */
public final class DecisionInbox {
  private static final String FOLDER = "ops/inbox";
  private static final String ENDING = ".json";

  private final ObjectStore store;

  /**
   * A message that waits.
   *
   * @param key its name, under which its work is done
   */
  public record Waiting(RunKey key, DecisionMessage message) {}

  /**
   * @param store the lake's objects
   */
  public DecisionInbox(ObjectStore store) {
    this.store = store;
  }

  /**
   * @param lake root of the lake, a folder of this machine
   */
  public DecisionInbox(Path lake) {
    this(new LocalObjectStore(lake));
  }

  /** A name that no message has, later in order than those made before on this machine. */
  public static RunKey freshKey() {
    return new RunKey(
        "desk-%013d-%s"
            .formatted(System.currentTimeMillis(), UUID.randomUUID().toString().substring(0, 8)));
  }

  /** Leaves a message; returns its key once it is there for good. */
  public RunKey put(DecisionMessage message) {
    RunKey key = freshKey();
    store.putOnce(place(key), Json.write(message).getBytes(StandardCharsets.UTF_8));
    return key;
  }

  /**
   * The messages that wait, the oldest first. What is none is set aside in {@code unreadable}, so
   * that it does not hold up the others.
   */
  public List<Waiting> waiting() {
    return store.names(FOLDER).stream()
        .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
        .flatMap(name -> read(name).stream())
        .toList();
  }

  /** Removes a message that was handed on. */
  public void remove(RunKey key) {
    store.delete(place(key));
  }

  private Optional<Waiting> read(String name) {
    Optional<StoredObject> object = store.get(FOLDER + "/" + name); // none: somebody else took it
    try {
      RunKey key = new RunKey(name.substring(0, name.length() - ENDING.length()));
      return object.map(there -> new Waiting(key, Json.read(there.text(), DecisionMessage.class)));
    } catch (IllegalArgumentException e) {
      object.ifPresent(there -> setAside(name, there));
      return Optional.empty();
    }
  }

  /** Copies before it removes, so that a kill between leaves both, and it is set aside again. */
  private void setAside(String name, StoredObject object) {
    store.put(FOLDER + "/unreadable/" + name, object.content());
    store.delete(FOLDER + "/" + name);
  }

  private static String place(RunKey key) {
    return FOLDER + "/" + key.value() + ENDING;
  }
}
