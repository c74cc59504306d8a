package io.tidemark.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.AtomicFile;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.flows.steps.RunKeys;
import io.tidemark.flows.steps.RunTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was started on this machine: one file a run, with its terms. It lets a run that was killed
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

  private final Path folder;

  /**
   * @param folder holds the runs' files; need not exist yet
   */
  public RunStore(Path folder) {
    this.folder = folder;
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
    Optional<Entry> earlier = find(id);
    if (earlier.isEmpty()) {
      return write(new Entry(id, input, Instant.now(), null, null, null)).started();
    }
    if (!earlier.get().input().equals(input)) {
      throw new UserFault(
          "run %s was started with another input; choose another id, or none".formatted(id));
    }
    return earlier.get().started();
  }

  @Override
  public Instant settleAsOf(String id, Instant proposed) {
    Entry entry =
        find(id).orElseThrow(() -> new IllegalStateException("run %s never began".formatted(id)));
    return entry.asOf() != null
        ? entry.asOf()
        : write(new Entry(id, entry.input(), entry.started(), proposed, null, null)).asOf();
  }

  /** Notes that a run ended well. */
  public void end(String id, Record result) {
    find(id)
        .ifPresent(
            entry ->
                write(
                    new Entry(
                        id,
                        entry.input(),
                        entry.started(),
                        entry.asOf(),
                        Instant.now(),
                        json(result))));
  }

  /** What is known of a run. */
  public Optional<Entry> find(String id) {
    Path file = file(id);
    try {
      return Files.exists(file)
          ? Optional.of(Json.read(Files.readString(file), Entry.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Entry write(Entry entry) {
    AtomicFile.write(file(entry.id()), Json.pretty(entry));
    return entry;
  }

  /** As it would be read again, so that two of the same content are equal. */
  private static JsonNode json(Object value) {
    return Json.read(Json.write(value), JsonNode.class);
  }

  private Path file(String id) {
    return folder.resolve(RunKeys.of(id).value() + ".json");
  }
}
