package io.tidemark.launchers.process;

import io.tidemark.core.PlatformFault;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java process of Tidemark.
 *
 * @param classPath folders and jars
 * @param options options of the JVM
 */
public record JavaCommand(List<Path> classPath, List<String> options, String mainClass) {

  /**
   * The class path of a built module: its classes, then the libraries that the build recorded.
   *
   * @param file such as {@code jobs/runner/target/classpath}
   * @throws PlatformFault if the module is not built
   */
  public static List<Path> classPathOf(Path file) {
    if (!Files.isReadable(file)) {
      throw new PlatformFault(
          "%s does not exist: the module is not built; run ./tidemark, or mvn -DskipTests package"
              .formatted(file));
    }
    try {
      Stream<Path> jars =
          Stream.of(Files.readString(file).strip().split(File.pathSeparator, -1))
              .filter(entry -> !entry.isBlank())
              .map(Path::of);
      return Stream.concat(Stream.of(file.resolveSibling("classes")), jars).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * The command line. Class path and options go into a file, which keeps the line short enough to
   * be read back completely from the process table.
   *
   * @param argumentFile is overwritten
   */
  public List<String> line(Path argumentFile, List<String> arguments) {
    String text =
        Stream.concat(
                options.stream(),
                Stream.of(
                    "-cp",
                    classPath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                    mainClass))
            .map(JavaCommand::quoted)
            .collect(Collectors.joining("\n", "", "\n"));
    try {
      Files.createDirectories(argumentFile.getParent());
      Files.writeString(argumentFile, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + argumentFile, e);
    }
    return Stream.concat(Stream.of(java(), "@" + argumentFile), arguments.stream()).toList();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
