package io.tidemark.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guarantees of every object store. The test of an implementation extends it. */
public abstract class ObjectStoreContract {
  private static final int WRITERS = 8;

  @TempDir protected Path files;

  private ObjectStore store;

  /** A store on the same objects as all others of this test; every call returns another client. */
  protected abstract ObjectStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @Test
  void everyClientReadsWhatWasWritten() {
    assertThat(store.get("a/b")).isEmpty();
    byte[] content = {0, (byte) 0xff, '\n', 'x'};

    assertThat(store.compareAndSet("a/b", Optional.empty(), content)).isTrue();

    assertThat(open().get("a/b").orElseThrow().content()).isEqualTo(content);
    assertThat(open().list("")).containsExactly("a/b");
    assertThat(store.get("a")).as("a folder").isEmpty();
    assertThat(store.get("a/b/c")).as("below an object").isEmpty();
  }

  @Test
  void anEmptyObjectExists() {
    assertThat(store.putIfAbsent("a", new byte[0])).isTrue();
    assertThat(store.putIfAbsent("a", bytes("1"))).isFalse();
    assertThat(store.get("a").orElseThrow().content()).isEmpty();
    assertThat(store.compareAndSet("a", store.get("a"), bytes("1"))).isTrue();
    assertThat(text("a")).isEqualTo("1");
  }

  @Test
  void onlyTheVersionThatWasReadIsReplaced() {
    assertThat(store.putIfAbsent("a", bytes("1"))).isTrue();
    Optional<StoredObject> first = store.get("a");
    assertThat(store.putIfAbsent("a", bytes("2"))).isFalse();
    assertThat(store.compareAndSet("a", first, bytes("3"))).isTrue();

    assertThat(store.compareAndSet("a", first, bytes("4"))).isFalse();
    assertThat(store.compareAndSet("a", Optional.empty(), bytes("4"))).isFalse();
    assertThat(store.compareAndSet("b", first, bytes("4"))).as("of no object").isFalse();

    assertThat(text("a")).isEqualTo("3");
    assertThat(store.list("")).containsExactly("a");
  }

  @Test
  void aRemovedObjectIsAbsent() {
    store.putIfAbsent("a/b", bytes("1"));
    Optional<StoredObject> seen = store.get("a/b");
    store.delete("a/b");
    store.delete("a/b");
    store.delete("none/at/all");

    assertThat(store.get("a/b")).isEmpty();
    assertThat(store.list("")).isEmpty();
    assertThat(store.names("")).isEmpty();
    assertThat(store.compareAndSet("a/b", seen, bytes("2"))).isFalse();
    assertThat(store.putIfAbsent("a/b", bytes("2"))).isTrue();
  }

  @Test
  void aListingIsSortedAndHasThePrefix() {
    Stream.of("r/s/v/2/m", "r/s/v/10/m", "r/s2/v/1/m", "r/s/served", "q", "r/s-1")
        .forEach(key -> store.putIfAbsent(key, bytes(key)));

    assertThat(store.list("r/s/v/")).containsExactly("r/s/v/10/m", "r/s/v/2/m");
    assertThat(store.list("r/s"))
        .containsExactly("r/s-1", "r/s/served", "r/s/v/10/m", "r/s/v/2/m", "r/s2/v/1/m");
    assertThat(store.list("r/s/v/1")).containsExactly("r/s/v/10/m");
    assertThat(store.list("none/")).isEmpty();
    assertThat(store.list("")).hasSize(6).startsWith("q");
    assertThat(store.names("r")).containsExactly("s", "s-1", "s2");
    assertThat(store.names("r/s/v")).containsExactly("10", "2");
    assertThat(store.names("")).containsExactly("q", "r");
    assertThat(store.names("none")).isEmpty();
  }

  @Test
  void anImmutableObjectIsWrittenOnce() {
    store.putOnce("a", bytes("1"));
    store.putOnce("a", bytes("1"));

    assertThatThrownBy(() -> store.putOnce("a", bytes("2")))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("a never changes and exists with other content");
    assertThat(text("a")).isEqualTo("1");
  }

  @Test
  void anObjectThatIsWrittenAgainIsReplacedAsAWhole() {
    store.put("a", "a longer text");
    store.put("a", "é");
    assertThat(text("a")).isEqualTo("é");
  }

  @Test
  void aFileIsCopiedIfThereIsNoObject() throws Exception {
    Path file = Files.writeString(Files.createDirectories(files).resolve("f"), "1");
    assertThat(store.copyIfAbsent("in/äö f.csv", file)).isTrue();
    assertThat(store.copyIfAbsent("in/äö f.csv", Files.writeString(file, "2"))).isFalse();
    assertThat(text("in/äö f.csv")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", ".", "a/../b", "..", "a\\b", "a\nb", "a/./b"})
  void anInvalidKeyIsRefused(String key) {
    for (Runnable call :
        List.<Runnable>of(
            () -> store.get(key),
            () -> store.delete(key),
            () -> store.putIfAbsent(key, bytes("1")))) {
      assertThatThrownBy(call::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be parts separated by '/'");
    }
    assertThatThrownBy(() -> store.list("../")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneOfManyFirstWritersWins() throws Exception {
    int keys = 40;
    List<String> wins =
        race(
            writer -> {
              StringBuilder won = new StringBuilder();
              for (int key = 0; key < keys; key++) {
                if (open().putIfAbsent("first/" + key, bytes("writer " + writer))) {
                  won.append(key).append(" writer ").append(writer).append('\n');
                }
              }
              return won.toString();
            });
    assertThat(wins.stream().flatMap(String::lines))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, keys).mapToObj(key -> key + " " + text("first/" + key)).toList());
  }

  @Test
  void oneOfManyWritersThatReadTheSameVersionWins() throws Exception {
    for (int round = 0; round < 10; round++) {
      store.put("pointer", "round " + round);
      Optional<StoredObject> seen = store.get("pointer");
      List<String> winners =
          race(
              writer ->
                  open().compareAndSet("pointer", seen, bytes("writer " + writer))
                      ? "writer " + writer
                      : "");
      assertThat(winners).hasSize(1);
      assertThat(text("pointer")).isEqualTo(winners.get(0));
    }
  }

  @Test
  void noIncrementIsLostBetweenThreads() throws Exception {
    race(
        writer -> {
          Counting.count(open(), "count", 10);
          return "";
        });
    assertThat(text("count")).isEqualTo(Integer.toString(WRITERS * 10));
  }

  @Test
  void aReaderNeverSeesAPartOfAnObject() throws Exception {
    byte[][] contents = {"a".repeat(300_000).getBytes(UTF_8), "b".repeat(20).getBytes(UTF_8)};
    store.put("o", contents[0]);
    race(
        writer -> {
          ObjectStore client = open();
          for (int i = 0; i < 10; i++) {
            if (writer == 0) {
              client.put("o", contents[i % 2]);
            } else {
              byte[] read = client.get("o").orElseThrow().content();
              assertThat(read).isEqualTo(contents[read[0] - 'a']);
              assertThat(client.list("o")).containsExactly("o");
            }
          }
          return "";
        });
  }

  private interface Racer {
    String run(int writer) throws Exception;
  }

  /** Starts all writers at once; returns their non-empty results. */
  private static List<String> race(Racer racer) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      CountDownLatch ready = new CountDownLatch(WRITERS);
      List<Future<String>> answers =
          IntStream.range(0, WRITERS)
              .mapToObj(
                  writer ->
                      threads.submit(
                          () -> {
                            ready.countDown();
                            ready.await();
                            return racer.run(writer);
                          }))
              .toList();
      Stream.Builder<String> said = Stream.builder();
      for (Future<String> answer : answers) {
        said.add(answer.get());
      }
      return said.build().filter(answer -> !answer.isEmpty()).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private String text(String key) {
    return open().get(key).orElseThrow().text();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
