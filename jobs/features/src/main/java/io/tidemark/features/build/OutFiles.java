package io.tidemark.features.build;

import io.tidemark.core.UserFault;
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
final class OutFiles {
  private static final String PARQUET = ".parquet";

  private final Path target;

  private OutFiles(Path target) {
    this.target = target;
  }

  /**
   * What was written.
   *
   * @param files their paths
   */
  record Written(List<String> files, long rows, long bytes) {}

  /**
   * A file that ends in {@code .parquet}, or else a folder.
   *
   * @throws UserFault if a folder has something in it, or the place cannot be written to
   */
  static OutFiles at(String out) {
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
    return new OutFiles(target);
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
      Map<String, ColumnFile.Written> files =
          ColumnFiles.write(groups, parts.toUri().toString(), schema, metadata);
      long rows = files.values().stream().mapToLong(ColumnFile.Written::rows).sum();
      if (!target.toString().endsWith(PARQUET)) {
        long bytes = files.values().stream().mapToLong(ColumnFile.Written::bytes).sum();
        Files.createDirectories(target);
        for (String name : files.keySet()) {
          Files.move(parts.resolve(name), target.resolve(name));
        }
        return new Written(
            files.keySet().stream().map(name -> target.resolve(name).toString()).toList(),
            rows,
            bytes);
      }
      Path whole = parts.resolve("whole" + PARQUET);
      JoinedFile.of(
          files.keySet().stream().map(parts::resolve).toList(),
          whole,
          schema,
          metadata,
          groups.context().hadoopConfiguration());
      Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
      return new Written(List.of(target.toString()), rows, Files.size(target));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    } finally {
      remove(parts);
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
