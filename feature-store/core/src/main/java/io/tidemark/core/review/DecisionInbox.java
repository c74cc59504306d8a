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

/**
 * Passes decisions from a process without a Temporal client to the worker: one immutable object per
 * decision under {@code <lake>/ops/inbox}, written atomically.
 *
 * <p>A consumer forwards a message under its key before it removes it. If it dies in between, the
 * message is forwarded again under the same key, which is idempotent.
 */
public final class DecisionInbox {
  private static final String FOLDER = "ops/inbox";
  private static final String ENDING = ".json";

  private final ObjectStore store;

  /**
   * A waiting message.
   *
   * @param key its name, which is also the run key of its work
   */
  public record Waiting(RunKey key, DecisionMessage message) {}

  /**
   * @param store the lake's object store
   */
  public DecisionInbox(ObjectStore store) {
    this.store = store;
  }

  /**
   * @param lake root of the lake, a local folder
   */
  public DecisionInbox(Path lake) {
    this(new LocalObjectStore(lake));
  }

  /** A unique name, sorted after all names created before on this machine. */
  public static RunKey freshKey() {
    return RunKey.unique("desk");
  }

  /** Writes a message; returns its key once it is durable. */
  public RunKey put(DecisionMessage message) {
    RunKey key = freshKey();
    store.putOnce(place(key), Json.write(message).getBytes(StandardCharsets.UTF_8));
    return key;
  }

  /**
   * The waiting messages, oldest first. An unreadable object is moved to {@code unreadable}, so
   * that it does not block the others.
   */
  public List<Waiting> waiting() {
    return store.names(FOLDER).stream()
        .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
        .flatMap(name -> read(name).stream())
        .toList();
  }

  /** Removes a message that was forwarded. */
  public void remove(RunKey key) {
    store.delete(place(key));
  }

  private Optional<Waiting> read(String name) {
    Optional<StoredObject> object =
        store.get(FOLDER + "/" + name); // absent: another consumer took it
    try {
      RunKey key = new RunKey(name.substring(0, name.length() - ENDING.length()));
      return object.map(there -> new Waiting(key, Json.read(there.text(), DecisionMessage.class)));
    } catch (IllegalArgumentException e) {
      object.ifPresent(there -> setAside(name, there));
      return Optional.empty();
    }
  }

  /** Copies before it removes, so that after a kill in between the object is simply moved again. */
  private void setAside(String name, StoredObject object) {
    store.put(FOLDER + "/unreadable/" + name, object.content());
    store.delete(FOLDER + "/" + name);
  }

  private static String place(RunKey key) {
    return FOLDER + "/" + key.value() + ENDING;
  }
}
