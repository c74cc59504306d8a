package io.tidemark.cli.command;

import io.tidemark.cli.console.ProgressView;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.core.registry.Registry;
import io.tidemark.views.LakeFolder;
import io.tidemark.worker.LocalSettings;
import java.io.PrintStream;
import java.util.Map;

/**
 * The environment of a command.
 *
 * @param columns width of the terminal of the output, 0 if it is not a terminal
 */
public record CommandContext(
    PrintStream out, PrintStream err, int columns, Map<String, String> environment) {

  /** The locations of files on this machine. */
  public LocalSettings settings() {
    return LocalSettings.from(environment);
  }

  /**
   * The registry of the lake.
   *
   * @throws UserFault if the set was never published
   */
  public Registry registryOf(String set) {
    Registry registry = new Registry(settings().lakeRoot().store());
    if (!registry.sets().contains(set)) {
      throw new UserFault(
          "set %s was never published; published are: %s"
              .formatted(set, String.join(", ", registry.sets())));
    }
    return registry;
  }

  /** Prints a line for people; prints nothing if the output is JSON. */
  public void say(boolean json, String line) {
    (json ? err : out).println(line);
  }

  /** Shows the progress of a run; on stderr if stdout is JSON for a program. */
  public ProgressView progress(boolean json, ProgressView.Estimate estimate) {
    return ProgressView.on(json ? err : out, json ? 0 : columns, estimate);
  }

  /** The lake for reading without Spark; it must be a local folder. */
  public LakeFolder lake() {
    return new LakeFolder(settings().localLake());
  }

  /** Prints one JSON object on one line, for programs. */
  public void json(Object value) {
    out.println(Json.write(value));
  }
}
