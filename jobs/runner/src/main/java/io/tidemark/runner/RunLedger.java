package io.tidemark.runner;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.AtomicFile;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The results of steps that are done, one file each under {@code _runs} in the lake. A step with a
 * result is not run again.
 */
final class RunLedger {
  private final Path root;

  /**
   * A step that is done.
   *
   * @param request its hash
   */
  private record Entry(String request, JsonNode result) {}

  RunLedger(Path lake) {
    this.root = lake.resolve("_runs");
  }

  /**
   * What the step answered, if it is done.
   *
   * @throws UserFault if it was done under this key for another request
   */
  <R extends JobResult> Optional<R> resultOf(JobRequest<R> request) {
    Path file = file(request.runKey());
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Entry entry = Json.read(Files.readString(file), Entry.class);
      if (!entry.request().equals(hash(request))) {
        throw new UserFault(
            "step %s is done already, for another request; start the run under another id"
                .formatted(request.runKey()));
      }
      return Optional.of(Json.read(entry.result().toString(), request.resultType()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  <R extends JobResult> void keep(JobRequest<R> request, R result) {
    JsonNode answer = Json.read(Json.write(result), JsonNode.class);
    AtomicFile.write(file(request.runKey()), Json.pretty(new Entry(hash(request), answer)));
  }

  private static String hash(JobRequest<?> request) {
    return Sha256.of(Json.write(request));
  }

  private Path file(RunKey key) {
    return root.resolve(key.value() + ".json");
  }
}
