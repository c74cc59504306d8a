package io.tidemark.views.delta;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without permissions and links. Hadoop starts an operating system
 * process for each of these, about thirty for a small table.
 */
final class PlainFiles {
  private PlainFiles() {}

  static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.setClass("fs.file.impl", Checked.class, org.apache.hadoop.fs.FileSystem.class);
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    configuration.setClass(
        "fs.AbstractFileSystem.file.impl",
        Whole.class,
        org.apache.hadoop.fs.AbstractFileSystem.class);
    return configuration;
  }

  /** With checksum files, which are Hadoop's default. */
  public static final class Checked extends LocalFileSystem {
    public Checked() {
      super(new Raw());
    }
  }

  /** The same for the newer one of Hadoop's two file system interfaces. */
  public static final class Whole extends DelegateToFileSystem {
    public Whole(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(uri, new Raw(), configuration, "file", false);
    }
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) {
      // As the operating system created it.
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return getFileStatus(path);
    }
  }
}
