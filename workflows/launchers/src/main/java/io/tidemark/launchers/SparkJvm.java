package io.tidemark.launchers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Options of a JVM that runs Spark; the build generates them from its own settings. */
public final class SparkJvm {
  private static final String RESOURCE = "spark-jvm.options";

  private SparkJvm() {}

  /** The options with the given heap size, such as {@code 3g}. */
  public static List<String> options(String heap) {
    try (InputStream in = SparkJvm.class.getResourceAsStream(RESOURCE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.concat(
              Stream.of("-Xmx" + heap, "-Djava.awt.headless=true"),
              Stream.of(text.strip().split("\\s+", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
