package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesTheFileAndLeavesNoOtherFile() throws IOException {
    Path file = folder.resolve("a/b.txt");
    AtomicFile.write(file, "one");
    AtomicFile.write(file, "two é");

    assertThat(file).hasContent("two é");
    try (Stream<Path> files = Files.list(folder.resolve("a"))) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("b.txt");
    }
  }

  @Test
  void namesTheFileThatCannotBeWritten() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file, not a folder");
    assertThatThrownBy(() -> AtomicFile.write(taken.resolve("x"), "text"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write " + taken.resolve("x"));
  }
}
