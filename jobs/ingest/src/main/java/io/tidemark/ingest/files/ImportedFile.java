package io.tidemark.ingest.files;

import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A file to import.
 *
 * @param path path of the file
 * @param name its name in places and messages: the file name, or the path if another file of the
 *     import has the same name
 * @param sha256 SHA-256 of its bytes
 */
record ImportedFile(String path, String name, String sha256) implements Serializable {

  /**
   * The files of one import.
   *
   * @throws UserFault if a file does not exist
   */
  static List<ImportedFile> of(List<String> paths) {
    Map<String, Integer> bearers = new HashMap<>();
    paths.forEach(path -> bearers.merge(bareName(path), 1, Integer::sum));
    return paths.stream().distinct().map(path -> of(path, bearers)).toList();
  }

  boolean isParquet() {
    return path.toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  private static ImportedFile of(String path, Map<String, Integer> bearers) {
    if (!Files.exists(Path.of(path))) {
      throw new UserFault(
          "file '%s' is not there (looked in %s); name an existing CSV or Parquet file"
              .formatted(path, Path.of("").toAbsolutePath()));
    }
    if (!Files.isReadable(Path.of(path))) {
      throw new UserFault("file '%s' may not be read; change its permissions".formatted(path));
    }
    String name = bareName(path);
    return new ImportedFile(path, bearers.get(name) == 1 ? name : path, sha256(Path.of(path)));
  }

  /** The SHA-256 of a file; empty for a folder of Parquet files. */
  private static String sha256(Path path) {
    return Files.isRegularFile(path) ? Sha256.of(path) : "";
  }

  private static String bareName(String path) {
    return Path.of(path).getFileName().toString();
  }
}
