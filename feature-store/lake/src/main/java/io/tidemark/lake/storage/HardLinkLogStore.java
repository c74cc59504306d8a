package io.tidemark.lake.storage;

import io.delta.storage.HDFSLogStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Delta's log on a local disk. A commit is written beside its place and then linked there, which
 * the file system refuses if the version exists: of two processes, one wins. Delta's own store for
 * local files looks first and renames then, so both could win, and starts a dozen processes per
 * commit to do so. Where the disk has no hard links, that store is used.
 */
public final class HardLinkLogStore extends HDFSLogStore {
  public HardLinkLogStore(Configuration hadoop) {
    super(hadoop);
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    java.nio.file.Path file = new File(path.toUri().getPath()).toPath();
    if (!overwrite && Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    java.nio.file.Path beside =
        file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(beside, (Iterable<String>) () -> actions);
      if (overwrite) {
        // An earlier release wrote a checksum beside the file; it is none of the new content.
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        link(file, beside, hadoop);
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private void link(java.nio.file.Path file, java.nio.file.Path written, Configuration hadoop)
      throws IOException {
    try {
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      super.write(new Path(file.toUri()), Files.readAllLines(written).iterator(), false, hadoop);
    }
  }
}
