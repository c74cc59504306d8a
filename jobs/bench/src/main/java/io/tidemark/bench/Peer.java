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
 * Another tool in a Python process of its own. It loads the input once and then, for each line
 * {@code run}, does the work and answers with the seconds it took; {@code write FILE} leaves its
 * output as doubles; {@code version} names it.
 */
final class Peer implements AutoCloseable {
  private final Process process;
  private final BufferedWriter to;
  private final BufferedReader from;

  /**
   * @param python an interpreter that has the tool
   * @param script a resource under {@code bench/}
   * @param arguments the script's
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

  /** Seconds that one run took. */
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
