package io.tidemark.core.store;

import io.tidemark.core.UserFault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The location of a lake: a folder of this machine, or a place in an object store such as {@code
 * s3a://bucket/prefix}.
 *
 * @param value as configured, without a slash at its end
 */
public record LakeRoot(String value) {
  private static final Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

  public LakeRoot {
    if (value.isBlank()) {
      throw new UserFault("the lake's root is empty; set TIDEMARK_LAKE to a local folder");
    }
    if (value.endsWith("/") && value.length() > 1) {
      value = value.substring(0, value.length() - 1);
    }
  }

  /** A lake root; a relative folder is resolved against the base. */
  public static LakeRoot below(Path base, String value) {
    LakeRoot root = new LakeRoot(value);
    return root.isFolder() ? new LakeRoot(base.resolve(value).normalize().toString()) : root;
  }

  /** Whether the lake is a folder of this machine. */
  public boolean isFolder() {
    return scheme().isEmpty();
  }

  /**
   * The lake as a folder of this machine.
   *
   * @throws UserFault if it is in an object store
   */
  public Path folder() {
    scheme()
        .ifPresent(
            scheme -> {
              throw new UserFault(
                  "lake %s is in an object store, and scheme %s is not supported yet; set TIDEMARK_LAKE to a local folder"
                      .formatted(value, scheme));
            });
    return Path.of(value);
  }

  /**
   * The object store of the lake, which is kept next to its tables.
   *
   * @throws UserFault if there is no store for the scheme of the root
   */
  public ObjectStore store() {
    return new LocalObjectStore(folder());
  }

  /** The location of an object of the lake, for people to read. */
  public String locate(String key) {
    return value + "/" + key;
  }

  private Optional<String> scheme() {
    return Optional.of(URI.matcher(value)).filter(Matcher::matches).map(uri -> uri.group(1));
  }

  @Override
  public String toString() {
    return value;
  }
}
