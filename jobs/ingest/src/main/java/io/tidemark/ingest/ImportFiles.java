package io.tidemark.ingest;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.TaskGroup;
import io.tidemark.core.UserFault;
import io.tidemark.core.files.FileContent;
import io.tidemark.ingest.files.FileArchive;
import io.tidemark.ingest.files.FileRows;
import io.tidemark.ingest.land.RowLoader;
import io.tidemark.lake.Lake;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports files into the lake as a source with its own name. */
public final class ImportFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ImportFiles.class);

  private final Lake lake;
  private final Clock clock;

  public ImportFiles(Lake lake) {
    this(lake, Clock.systemUTC());
  }

  ImportFiles(Lake lake, Clock clock) {
    this.lake = lake;
    this.clock = clock;
  }

  /**
   * Imports all files and archives their bytes in the lake. Rows that do not state when they were
   * known get the time of the import as {@code known_at}.
   *
   * @param stage receives the name of each stage when it begins
   * @return the result, including the files that cannot be read if others can
   * @throws UserFault if a file does not exist, or no file can be read and has the required columns
   */
  public LandRequest.Result run(ImportRequest request, Consumer<String> stage) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try {
      FileRows.Opened opened = FileRows.read(lake, request, now, stage);
      opened
          .unused()
          .forEach((file, columns) -> LOG.info("{}: columns not used: {}", file, columns));
      FileArchive archive = new FileArchive(lake);
      List<Row> kept = archive.keep(request, opened.paths(), now);
      try (TaskGroup crew = new TaskGroup("import", 2)) {
        List<Callable<LandRequest.Result>> parts =
            List.of(
                () ->
                    new RowLoader(lake, request.kind() == FileContent.ACTIONS)
                        .admit(opened.rows(), request.runKey(), now, stage),
                () -> {
                  archive.list(kept, request);
                  return null;
                });
        return crew.all(parts).get(0).withRefused(opened.refused()).withUnused(opened.unused());
      }
    } catch (Exception e) {
      throw userFaultIn(e);
    }
  }

  /** A file that turns out to be unreadable half-way raises its fault inside a Spark task. */
  private static RuntimeException userFaultIn(Exception fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserFault said) {
        return said;
      }
    }
    return fault instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("import failed", fault);
  }
}
