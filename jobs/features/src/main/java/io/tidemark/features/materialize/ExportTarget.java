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
 * The target of an export: one Parquet file or a folder of them. The export is published atomically
 * when it is complete.
 */
final class ExportTarget {
  private static final String PARQUET = ".parquet";
  private static final String WHOLE = "whole" + PARQUET;

  private final Path target;

  private ExportTarget(Path target) {
    this.target = target;
  }

  /**
   * The written files, in a hidden folder next to the target until they are published.
   *
   * @param parts current paths
   * @param files paths after publication
   */
  record Written(
      List<String> parts, List<String> files, long rows, long bytes, Path from, Path to) {
    /** Moves the files to the target in one step. */
    void publish() {
      try {
        if (Files.isDirectory(to)) {
          Files.delete(to);
        }
        Path whole = from.resolve(WHOLE);
        Files.move(Files.exists(whole) ? whole : from, to, StandardCopyOption.REPLACE_EXISTING);
        remove(from);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot move the written files to " + to, e);
      }
    }

    /** Removes the files without publishing them. */
    void discard() {
      remove(from);
    }
  }

  /**
   * A path that ends in {@code .parquet} is a file, any other a folder.
   *
   * @throws UserFault if a folder is not empty, or the path cannot be written to
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
            "--out %s has files in it, which would mix with the written files; empty it or name another"
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
   * @param groups in the order of the rows in the file
   * @param metadata written to every file
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

  /** Removes the checksum file that Hadoop writes next to each file; only Hadoop reads them. */
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
