package io.tidemark.runner;

import io.tidemark.core.Json;
import io.tidemark.core.job.JobRequest;
import io.tidemark.core.job.RunKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * The results of steps that are done, one file each under {@code _runs} in the lake. A step with a
 * result is not run again.
 */
final class RunLedger {
  private final Path root;

  RunLedger(Path lake) {
    this.root = lake.resolve("_runs");
  }

  <R extends Record> Optional<R> resultOf(JobRequest<R> request) {
    Path file = file(request.runKey());
    try {
      return Files.exists(file)
          ? Optional.of(Json.read(Files.readString(file), request.resultType()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  void keep(RunKey key, Record result) {
    Path file = file(key);
    try {
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling("." + UUID.randomUUID());
      Files.writeString(fresh, Json.pretty(result));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private Path file(RunKey key) {
    return root.resolve(key.value() + ".json");
  }
}
