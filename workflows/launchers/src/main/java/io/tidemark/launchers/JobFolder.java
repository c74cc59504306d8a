package io.tidemark.launchers;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobSubmission;
import io.tidemark.api.Progress;
import io.tidemark.core.Json;
import io.tidemark.core.LockFile;
import io.tidemark.core.PlatformFault;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The files by which the process of a job and its watchers communicate.
 *
 * @param path {@code <jobs>/<run key>}
 */
record JobFolder(Path path) {
  static final String PROCESS = "pid";

  private static final String FAULT = "fault";
  private static final String ERROR = "error";
  private static final int TAIL = 2;

  JobFolder(Path jobs, RunKey key) {
    this(jobs.resolve(key.value()));
  }

  Path request() {
    return path.resolve("request.json");
  }

  Path result() {
    return path.resolve("result.json");
  }

  Path progress() {
    return path.resolve("progress.json");
  }

  Path process() {
    return path.resolve(PROCESS);
  }

  Path arguments() {
    return path.resolve("java.args");
  }

  Path log() {
    return path.resolve("log");
  }

  /** Runs the work while no other process or thread holds this folder. */
  <T> T locked(Supplier<T> work) {
    return LockFile.holding(path.resolve("lock"), work);
  }

  /** Deletes everything of an earlier attempt except its log, and writes the request. */
  void prepare(JobSubmission job) {
    try {
      Files.deleteIfExists(result());
      Files.deleteIfExists(progress());
      Files.writeString(request(), Json.write(job.request()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + path, e);
    }
  }

  /**
   * The JSON result of the job, if it has one.
   *
   * @throws UserFault if the job reported a fault of the request or the data
   * @throws PlatformFault if the job reported that it could not continue
   */
  Optional<JsonNode> answer() {
    return text(result())
        .map(
            text -> {
              JsonNode node = Json.read(text, JsonNode.class);
              if (isOnly(node, FAULT)) {
                throw new UserFault(node.get(FAULT).asText());
              }
              if (isOnly(node, ERROR)) {
                String error = node.get(ERROR).asText();
                throw new PlatformFault(
                    "the job failed: %s%s; its log is %s".formatted(error, remedy(error), log()));
              }
              return node;
            });
  }

  /** Whether the job succeeded and its result is stored. */
  boolean succeeded() {
    return text(result())
        .map(text -> Json.read(text, JsonNode.class))
        .filter(node -> !isOnly(node, FAULT) && !isOnly(node, ERROR))
        .isPresent();
  }

  /** The way out of the error in a text, to be appended to it; empty if unknown. */
  static String remedy(String text) {
    return text.contains("OutOfMemoryError")
        ? "; give it more memory with TIDEMARK_JOB_HEAP, such as 6g"
        : "";
  }

  private static boolean isOnly(JsonNode node, String field) {
    return node.size() == 1 && node.has(field);
  }

  Optional<Progress> latestProgress() {
    try {
      return text(progress()).map(text -> Json.read(text, Progress.class));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // read while it was being written
    }
  }

  /** The last meaningful lines of the log, without stack frames and info messages. */
  String logTail() {
    if (!Files.exists(log())) {
      return "(no log)";
    }
    try {
      List<String> lines =
          Files.readAllLines(log()).stream()
              .filter(
                  line -> !line.isBlank() && !line.startsWith("\tat ") && !line.contains(" INFO "))
              .toList();
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    } catch (IOException e) {
      return "(the log cannot be read: " + e.getMessage() + ")";
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
