package io.tidemark.launchers;

import io.tidemark.api.Progress;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.core.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A job that communicates as a real one. The macro source of the request tells it what to do; it
 * also adds a line to the file {@code starts} in its folder.
 */
final class TinyJob {
  static final FetchRequest.Result RESULT = new FetchRequest.Result(3, 42, List.of());

  private static final long GLANCE_NANOS = 20_000_000;

  private TinyJob() {}

  public static void main(String[] arguments) throws IOException {
    Path request = Path.of(arguments[0]);
    Path result = Path.of(arguments[1]);
    FetchRequest asked = Json.read(Files.readString(request), FetchRequest.class);
    Path starts = request.resolveSibling("starts");
    Files.writeString(
        starts,
        System.getenv("TIDEMARK_LAKE") + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Files.writeString(Path.of(arguments[2]), Json.write(new Progress("at it", 1, 2, 3)));
    switch (asked.macro()) {
      case "finish" -> {}
      case "wait" -> awaitFile(request.resolveSibling("go"));
      case "fault" -> {
        Files.writeString(result, Json.write(Map.of("fault", "no ticker ZZZ")));
        System.exit(2);
      }
      case "error" -> {
        Files.writeString(result, Json.write(Map.of("error", "OutOfMemoryError: Java heap space")));
        System.exit(1);
      }
      case "die-once" -> {
        if (Files.readAllLines(starts).size() == 1) {
          System.out.println("out of luck");
          System.exit(3);
        }
      }
      default -> throw new IllegalArgumentException(asked.macro());
    }
    Files.writeString(result, Json.write(RESULT));
  }

  private static void awaitFile(Path file) {
    while (!Files.exists(file)) {
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }
}
