package io.tidemark.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LocalObjectStoreTest extends ObjectStoreContract {
  @Override
  protected ObjectStore open() {
    return new LocalObjectStore(root());
  }

  private Path root() {
    return files.resolve("lake");
  }

  @Test
  void anObjectIsAFileNamedByItsKey() throws IOException {
    open().put("registry/s/served", "v1\n");
    assertThat(root().resolve("registry/s/served")).hasContent("v1\n");
    try (Stream<Path> all = Files.list(root().resolve("registry/s"))) {
      assertThat(all.map(file -> file.getFileName().toString())).containsExactly("served");
    }
  }

  @Test
  void filesLeftByACrashAreNoObjectsAndDoNoHarm() throws IOException {
    Path folder = Files.createDirectories(root().resolve("a"));
    String half = ".3f0e8a52-0f5c-4a0e-9a2e-1d2b3c4d5e6f";
    Files.writeString(folder.resolve(half), "{");
    Files.createDirectories(root().resolve("empty/folder"));

    assertThat(open().list("")).isEmpty();
    assertThat(open().names("")).isEmpty();
    assertThat(open().putIfAbsent("a/b", "1".getBytes(UTF_8))).isTrue();
    assertThat(open().list("")).containsExactly("a/b");
    assertThatThrownBy(() -> open().get("a/" + half)).hasMessageContaining("the store uses itself");
    assertThatThrownBy(() -> open().get(".lock")).hasMessageContaining("the store uses itself");
  }

  @Test
  void theRootMayBeASymbolicLink() throws IOException {
    Path real = Files.createDirectories(files.resolve("disk"));
    Files.createSymbolicLink(root(), real);
    open().put("a/b", "1");
    assertThat(real.resolve("a/b")).hasContent("1");
    assertThat(open().list("a/")).containsExactly("a/b");
    assertThat(open().names("")).containsExactly("a");
  }

  @Test
  void readingCreatesNoFolder() {
    assertThat(open().get("a")).isEmpty();
    assertThat(open().list("")).isEmpty();
    open().delete("a");
    assertThat(root()).doesNotExist();
  }

  @Test
  void namesTheFileThatCannotBeWritten() {
    open().put("taken", "an object, not a folder");
    assertThatThrownBy(() -> open().put("taken/x", "1"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write " + root().resolve("taken/x"));
  }

  @Test
  void noIncrementIsLostBetweenProcesses() throws Exception {
    List<Process> others = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      others.add(counting(100));
    }
    Counting.count(open(), "count", 50);
    for (Process other : others) {
      assertThat(other.waitFor()).isZero();
    }
    assertThat(open().get("count").orElseThrow().text()).isEqualTo("250");
  }

  private Process counting(int times) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Counting.class.getName(),
            root().toString(),
            "count",
            Integer.toString(times))
        .inheritIO()
        .start();
  }
}
