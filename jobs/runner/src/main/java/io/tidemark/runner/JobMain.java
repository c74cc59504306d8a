package io.tidemark.runner;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRunner;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.api.Progress;
import io.tidemark.core.AtomicFile;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Runs one step in a separate process.
 *
 * <p>Arguments: the request's file, the file for the result, the file for the progress. Exit code
 * 0: the result is written; 2: a fault of the user or the data, in the result file as {@code
 * {"fault": "…"}}; 1: a fault of the platform, there as {@code {"error": "…"}} and in the log.
 */
public final class JobMain {
  private static final long PROGRESS_EVERY_MS = 500;

  private JobMain() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("usage: JobMain REQUEST_FILE RESULT_FILE PROGRESS_FILE");
      System.exit(2);
    }
    JobSettings settings = JobSettings.from(System.getenv());
    // A worker that died while it started this job may have left another process with the same job;
    // the second one waits here and then finds the job done.
    Path lock = Path.of(arguments[1]).resolveSibling("job.lock");
    try (FileChannel alone =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        SparkJobRunner runner = new SparkJobRunner()) {
      alone.lock();
      System.exit(
          run(
              runner,
              settings,
              Path.of(arguments[0]),
              Path.of(arguments[1]),
              Path.of(arguments[2])));
    }
  }

  static int run(JobRunner runner, JobSettings settings, Path request, Path result, Path progress)
      throws IOException {
    try {
      JsonNode answer = runner.run(read(request), settings, new ProgressFile(progress)::on);
      AtomicFile.write(result, Json.write(answer));
      return 0;
    } catch (UserFault e) {
      AtomicFile.write(result, Json.write(Map.of("fault", String.valueOf(e.getMessage()))));
      return 2;
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      AtomicFile.write(result, Json.write(Map.of("error", e.toString())));
      return 1;
    }
  }

  private static JobSubmission read(Path request) throws IOException {
    try {
      return JobSubmission.read(Json.read(Files.readString(request), JsonNode.class));
    } catch (IllegalArgumentException e) {
      throw new UserFault("%s: %s".formatted(request, e.getMessage()), e);
    }
  }

  /** Writes the last progress to a file, at a limited rate. */
  private static final class ProgressFile {
    private final Path file;
    private long last;

    ProgressFile(Path file) {
      this.file = file;
    }

    synchronized void on(Progress progress) {
      long now = System.currentTimeMillis();
      if (now - last >= PROGRESS_EVERY_MS) {
        last = now;
        AtomicFile.write(file, Json.write(progress));
      }
    }
  }
}
