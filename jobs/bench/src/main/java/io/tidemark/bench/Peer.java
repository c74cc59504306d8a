package io.tidemark.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Another tool in a separate Python process. It loads the input once. For each line {@code run} it
 * runs the computation and returns the time in seconds; {@code write FILE} writes its output as
 * doubles; {@code version} returns its name and version.
 */
final class Peer implements AutoCloseable {
  private final Process process;
  private final BufferedWriter to;
  private final BufferedReader from;

  /**
   * @param python a Python interpreter with the tool installed
   * @param script a resource under {@code bench/}
   * @param arguments arguments of the script
   */
  Peer(Path python, String script, String... arguments) {
    try {
      Path file = Files.createTempFile("tidemark-peer", ".py");
      try (InputStream text = Peer.class.getResourceAsStream("/bench/" + script)) {
        Files.write(file, text.readAllBytes());
      }
      String[] command = new String[arguments.length + 2];
      command[0] = python.toString();
      command[1] = file.toString();
      System.arraycopy(arguments, 0, command, 2, arguments.length);
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      to = process.outputWriter(StandardCharsets.UTF_8);
      from = process.inputReader(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + python, e);
    }
  }

  /** Runs once and returns the time in seconds. */
  double run() {
    return Double.parseDouble(ask("run"));
  }

  void write(Path file) {
    ask("write " + file);
  }

  String version() {
    return ask("version");
  }

  private String ask(String line) {
    try {
      to.write(line + "\n");
      to.flush();
      String answer = from.readLine();
      if (answer == null) {
        throw new IllegalStateException("the peer ended before it answered '" + line + "'");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("the peer does not answer '" + line + "'", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
