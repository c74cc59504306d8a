package io.tidemark.serving;

import io.tidemark.serving.ApiServer.PortTaken;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/**
 * The API as a process: reads its settings from the environment, prints one line when it is up, and
 * runs until a signal stops it.
 */
public final class ApiMain {
  private ApiMain() {}

  public static void main(String[] arguments) {
    Optional<ApiServer> server = start(System.getenv(), System.out, System.err);
    if (server.isEmpty()) {
      System.exit(1);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server.get()::close, "shutdown"));
  }

  /**
   * The running server; empty if it could not start, after printing one line with the reason and
   * the way out.
   */
  static Optional<ApiServer> start(
      Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      ApiSettings settings = ApiSettings.from(environment);
      ApiServer server = ApiServer.start(settings);
      out.printf("API at %s, its routes at %s/docs%n", server.address(), server.address());
      return Optional.of(server);
    } catch (PortTaken | IllegalArgumentException e) {
      err.println(e.getMessage());
      return Optional.empty();
    }
  }
}
