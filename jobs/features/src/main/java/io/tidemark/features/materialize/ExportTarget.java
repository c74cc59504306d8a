package io.tidemark.features.materialize;

import io.tidemark.core.UserFault;
import io.tidemark.lake.LocalPaths;
import io.tidemark.lake.columns.ColumnFile;
import io.tidemark.lake.columns.ColumnFiles;
import io.tidemark.lake.columns.JoinedFile;
import io.tidemark.lake.columns.RowGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.types.StructType;

/**
 * Where an export goes: one Parquet file, or a folder of them. What is written appears when all of
 * it is there.
 */
final class ExportTarget {
  private static final String PARQUET = ".parquet";
  private static final String WHOLE = "whole" + PARQUET;

  private final Path target;

  private ExportTarget(Path target) {
    this.target = target;
  }

  /**
   * What was written, in a hidden folder beside the target until it is published.
   *
   * @param parts paths as they are now
   * @param files paths once it is published
   */
  record Written(
      List<String> parts, List<String> files, long rows, long bytes, Path from, Path to) {
    /** Moves it to where it was asked for, in one step. */
    void publish() {
      try {
        if (Files.isDirectory(to)) {
          Files.delete(to);
        }
        Path whole = from.resolve(WHOLE);
        Files.move(Files.exists(whole) ? whole : from, to, StandardCopyOption.REPLACE_EXISTING);
        remove(from);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot move what was written to " + to, e);
      }
    }

    /** Removes it, where it is not to be published after all. */
    void discard() {
      remove(from);
    }
  }

  /**
   * A file that ends in {@code .parquet}, or else a folder.
   *
   * @throws UserFault if a folder has something in it, or the place cannot be written to
   */
  static ExportTarget at(String out) {
    Path target = Path.of(out).toAbsolutePath().normalize();
    try {
      boolean isFolder = Files.isDirectory(target);
      if (isFolder == out.endsWith(PARQUET) && Files.exists(target)) {
        throw new UserFault(
            "--out %s is a %s; a name that ends in .parquet is one file, any other a folder"
                .formatted(out, isFolder ? "folder" : "file"));
      }
      if (isFolder && !isEmpty(target)) {
        throw new UserFault(
            "--out %s has files in it, which would mix with what is written; empty it or name another"
                .formatted(out));
      }
      Files.createDirectories(target.getParent());
    } catch (IOException e) {
      throw new UserFault("--out %s cannot be written to: %s".formatted(out, e.getMessage()), e);
    }
    return new ExportTarget(target);
  }

  /**
   * Writes all rows.
   *
   * @param groups in the order that the rows shall have
   * @param metadata kept in every file
   */
  Written write(JavaRDD<RowGroup> groups, StructType schema, Map<String, String> metadata) {
    Path parts = target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID());
    try {
      Files.createDirectories(parts);
      Map<String, ColumnFile.Written> files =
          ColumnFiles.write(groups, LocalPaths.hadoop(parts), schema, metadata);
      long rows = files.values().stream().mapToLong(ColumnFile.Written::rows).sum();
      List<Path> paths = files.keySet().stream().map(parts::resolve).toList();
      removeChecksums(parts);
      if (!target.toString().endsWith(PARQUET)) {
        long bytes = files.values().stream().mapToLong(ColumnFile.Written::bytes).sum();
        return new Written(
            paths.stream().map(Path::toString).toList(),
            files.keySet().stream().map(name -> target.resolve(name).toString()).toList(),
            rows,
            bytes,
            parts,
            target);
      }
      Path whole = parts.resolve(WHOLE);
      JoinedFile.of(paths, whole, schema, metadata, groups.context().hadoopConfiguration());
      for (Path part : paths) {
        Files.delete(part);
      }
      return new Written(
          List.of(whole.toString()),
          List.of(target.toString()),
          rows,
          Files.size(whole),
          parts,
          target);
    } catch (IOException e) {
      remove(parts);
      throw new UncheckedIOException("cannot write " + target, e);
    } catch (RuntimeException e) {
      remove(parts);
      throw e;
    }
  }

  /** Hadoop leaves one beside each file, which nobody outside reads. */
  private static void removeChecksums(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".crc")).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
