package io.tidemark.views;

import io.tidemark.views.delta.DeltaLog;
import io.tidemark.views.delta.DeltaTable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A lake in a local folder, with each table read at its last version, or at one that is named.
 *
 * @param root the lake's root
 */
public record LakeFolder(Path root) {
  /** A table such as {@code market.prices}; empty if it was never written. */
  public Optional<DeltaTable> table(String name) {
    return DeltaTable.latest(folder(name));
  }

  /**
   * A table as it stood at a version.
   *
   * @throws IllegalArgumentException if there is no such table or version
   */
  public DeltaTable table(String name, long version) {
    return DeltaTable.open(folder(name), version);
  }

  /** The number of a table's last version, which is cheap to read; -1 if there is none. */
  public long version(String name) {
    return DeltaLog.latestVersion(folder(name)).orElse(-1);
  }

  private Path folder(String name) {
    return root.resolve(name.replace('.', '/'));
  }
}
