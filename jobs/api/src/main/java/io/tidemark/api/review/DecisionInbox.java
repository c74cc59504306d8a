package io.tidemark.api.review;

import io.tidemark.core.AtomicFile;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decisions on their way from a process that has no Temporal client to the worker: one file each
 * below {@code <lake>/ops/inbox}, written whole and never changed.
 *
 * <p>Whoever takes a message hands it on under its key before he removes it. If he dies in between,
 * it is handed on again under the same key, which counts once.
 */
public final class DecisionInbox {
  private static final String ENDING = ".json";

  private final Path folder;

  /**
   * A message that waits.
   *
   * @param key its name, under which its work is done
   */
  public record Waiting(RunKey key, DecisionMessage message) {}

  /**
   * @param lake root of the lake, on this machine
   */
  public DecisionInbox(Path lake) {
    this.folder = lake.resolve("ops/inbox");
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
    AtomicFile.write(file(key), Json.write(message));
    return key;
  }

  /**
   * The messages that wait, the oldest first. What is none is set aside in {@code unreadable}, so
   * that it does not hold up the others.
   */
  public List<Waiting> waiting() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Waiting> messages = new ArrayList<>();
    for (Path file : files()) {
      read(file).ifPresent(messages::add);
    }
    return messages;
  }

  /** Removes a message that was handed on. */
  public void remove(RunKey key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file(key), e);
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[^.].*\\.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look through " + folder, e);
    }
  }

  private Optional<Waiting> read(Path file) {
    String name = file.getFileName().toString();
    try {
      RunKey key = new RunKey(name.substring(0, name.length() - ENDING.length()));
      return Optional.of(
          new Waiting(key, Json.read(Files.readString(file), DecisionMessage.class)));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // somebody else took it
    } catch (IllegalArgumentException e) {
      setAside(file);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void setAside(Path file) {
    try {
      Path aside = Files.createDirectories(folder.resolve("unreadable"));
      Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set aside " + file, e);
    }
  }

  private Path file(RunKey key) {
    return folder.resolve(key.value() + ENDING);
  }
}
