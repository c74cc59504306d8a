package io.tidemark.cli.local;

import io.tidemark.launchers.process.HttpProbe;
import io.tidemark.launchers.process.Tools;
import io.tidemark.worker.LocalSettings;
import io.tidemark.worker.TemporalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Temporal development server with its UI; its state is in a file. */
record TemporalPart(LocalSettings settings) implements StackPart {

  /**
   * The program of the server: the one that this project installed, otherwise the one on the path.
   */
  static Optional<Path> program(LocalSettings settings) {
    Path own = settings.tools().resolve("bin/temporal");
    return Files.isExecutable(own) ? Optional.of(own) : Tools.find("temporal");
  }

  @Override
  public String name() {
    return "temporal";
  }

  @Override
  public List<Port> ports() {
    return List.of(
        new Port(settings.ports().temporal(), "Temporal", LocalSettings.TEMPORAL_PORT),
        new Port(settings.ports().temporalUi(), "Temporal's UI", LocalSettings.TEMPORAL_UI_PORT));
  }

  @Override
  public Optional<String> address() {
    return Optional.of(settings.temporalUi());
  }

  @Override
  public Optional<String> lacking() {
    return program(settings).isPresent()
        ? Optional.empty()
        : Optional.of("there is no temporal program; ./tidemark up installs it");
  }

  @Override
  public List<String> command() {
    return List.of(
        program(settings).orElseThrow().toString(),
        "server",
        "start-dev",
        "--db-filename",
        database().toString(),
        "--ip",
        LocalSettings.LOOPBACK,
        "--port",
        Integer.toString(settings.ports().temporal()),
        "--ui-port",
        Integer.toString(settings.ports().temporalUi()),
        "--log-level",
        "warn",
        "--namespace",
        TemporalServer.NAMESPACE);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public String mark() {
    return settings.data().resolve("temporal").toString();
  }

  @Override
  public boolean answers() {
    return TemporalServer.healthy(LocalSettings.LOOPBACK + ":" + settings.ports().temporal())
        && HttpProbe.answers(settings.temporalUi());
  }

  private Path database() {
    Path folder = settings.data().resolve("temporal");
    try {
      return Files.createDirectories(folder).resolve("temporal.db");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
  }
}
