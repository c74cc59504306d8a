package io.tidemark.serving;

import io.tidemark.core.store.LakeRoot;
import java.nio.file.Path;
import java.util.Map;

/**
 * The location of the lake and the address to listen on, read from the environment once at start.
 *
 * @param lake root folder of the lake, a local path
 * @param host name or address to listen on
 * @param port to listen on; 0 for any free one
 */
public record ApiSettings(Path lake, String host, int port) {
  public static final String DEFAULT_LAKE = ".tidemark/data/lake";
  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_PORT = 8090;

  /**
   * {@code TIDEMARK_LAKE}, {@code TIDEMARK_API_HOST} and {@code TIDEMARK_API_PORT}; a blank value
   * counts as absent.
   *
   * @throws IllegalArgumentException with the variable, its value and a valid one
   */
  public static ApiSettings from(Map<String, String> environment) {
    LakeRoot lake = new LakeRoot(text(environment, "TIDEMARK_LAKE", DEFAULT_LAKE));
    if (!lake.isFolder()) {
      throw new IllegalArgumentException(
          "TIDEMARK_LAKE is %s; the API reads a local folder, such as %s"
              .formatted(lake, DEFAULT_LAKE));
    }
    return new ApiSettings(
        lake.folder(),
        text(environment, "TIDEMARK_API_HOST", DEFAULT_HOST),
        port(text(environment, "TIDEMARK_API_PORT", Integer.toString(DEFAULT_PORT))));
  }

  private static String text(Map<String, String> environment, String name, String otherwise) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number out of range
    }
    throw new IllegalArgumentException(
        "TIDEMARK_API_PORT is '%s'; use a whole number from 0 to 65535, such as %d"
            .formatted(text, DEFAULT_PORT));
  }
}
