package io.tidemark.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.Json;
import io.tidemark.core.source.SourceProvenance;
import io.tidemark.core.store.CrashingStore;
import io.tidemark.core.store.MemoryObjectStore;
import io.tidemark.core.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {
  private static final String HASH = "0123456789abcdef";

  @TempDir Path lake;

  @Test
  void versionsAreNumberedAndThePointerMovesBothWays() {
    Registry registry = new Registry(lake);
    String first = publish(registry, "run-1");
    String second = publish(registry, "run-2");
    assertThat(registry.versions("s")).containsExactly("v0001-01234567", "v0002-01234567");
    assertThat(registry.served("s")).isEmpty();
    registry.serve("s", first);
    assertThat(registry.serve("s", second)).contains(first);
    assertThat(registry.serve("s", first)).contains(second);
    assertThat(registry.served("s")).contains(first);
  }

  @Test
  void aRunPublishesOnce() {
    Registry registry = new Registry(lake);
    assertThat(publish(registry, "run-1")).isEqualTo(publish(registry, "run-1"));
    assertThat(registry.versions("s")).hasSize(1);
  }

  @Test
  void concurrentRunsGetDifferentNumbers() {
    List<String> versions =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> publish(new Registry(lake), "run-" + i / 2))
            .distinct()
            .sorted()
            .toList();
    assertThat(versions).hasSize(8).isEqualTo(new Registry(lake).versions("s"));
    assertThat(versions.stream().map(Registry::number)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void aManifestIsReadBackUnchanged() {
    Registry registry = new Registry(lake);
    String version = publish(registry, "run-1");
    assertThat(registry.manifest("s", version)).isEqualTo(manifest(version, "run-1"));
  }

  @Test
  void joinedSourcesAreReadBackAndOldManifestsHaveNone() {
    Manifest old = manifest("v0001-01234567", "run-1");
    assertThat(Json.write(old)).doesNotContain("\"sources\"");
    String read =
        "\"sources\":{\"macro.series\":{\"provider\":\"fred\",\"tables\":{\"macro.series\":4}}}}";
    String joined = Json.write(old).replaceFirst("}$", "," + read);
    assertThat(Json.read(joined, Manifest.class).sources())
        .isEqualTo(
            Map.of("macro.series", new SourceProvenance("fred", Map.of("macro.series", 4L))));
    assertThat(Json.write(Json.read(joined, Manifest.class))).isEqualTo(joined);
  }

  @Test
  void anUnpublishedVersionCannotBeServed() {
    Registry registry = new Registry(lake);
    assertThatThrownBy(() -> registry.serve("s", "v0009-ffffffff"))
        .hasMessageContaining("was never published");
  }

  @ParameterizedTest
  @CsvSource({"0,false", "0,true", "1,false", "1,true"})
  void aCrashWhilePublishingLosesNothingAndRepeatsNothing(int writes, boolean written) {
    ObjectStore store = new MemoryObjectStore();
    Registry registry = new Registry(store);
    publish(registry, "run-1");
    Registry dying = new Registry(new CrashingStore(store, writes, written));
    assertThatThrownBy(() -> publish(dying, "run-2")).isInstanceOf(CrashingStore.Crash.class);

    String third = publish(registry, "run-3");
    String second = publish(registry, "run-2");

    assertThat(registry.versions("s")).hasSize(3).contains(second, third);
    assertThat(registry.versions("s").stream().map(Registry::number)).containsExactly(1, 2, 3);
    assertThat(registry.manifest("s", second).runKey()).isEqualTo("run-2");
    assertThat(publish(registry, "run-2")).isEqualTo(second);
  }

  @Test
  void aCrashDuringTheFirstPublicationLeavesNoSet() {
    ObjectStore store = new MemoryObjectStore();
    Registry dying = new Registry(new CrashingStore(store, 1, false));
    assertThatThrownBy(() -> publish(dying, "run-1")).isInstanceOf(CrashingStore.Crash.class);
    assertThat(new Registry(store).sets()).isEmpty();
    publish(new Registry(store), "run-1");
    assertThat(new Registry(store).sets()).containsExactly("s");
  }

  @Test
  void aPointerThatWasMovedMeanwhileIsNotMoved() {
    Registry registry = new Registry(new MemoryObjectStore());
    String first = publish(registry, "run-1");
    String second = publish(registry, "run-2");
    assertThat(registry.serve("s", Optional.empty(), first)).isTrue();
    assertThat(registry.serve("s", Optional.empty(), second)).isFalse();
    assertThat(registry.serve("s", Optional.of(second), second)).isFalse();
    assertThat(registry.served("s")).contains(first);
    assertThat(registry.serve("s", Optional.of(first), second)).isTrue();
    assertThat(registry.served("s")).contains(second);
  }

  @Test
  void aVersionIdentifierOfAnotherRunIsRefused() {
    ObjectStore store = new MemoryObjectStore();
    Registry registry = new Registry(store);
    assertThatThrownBy(
            () ->
                registry.publish(
                    "s",
                    "run-2",
                    HASH,
                    version -> {
                      store.put(
                          "registry/s/versions/" + version + "/manifest.json",
                          Json.pretty(manifest(version, "run-1")));
                      return manifest(version, "run-2");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("never changes and was published by run run-1");
    assertThat(registry.manifest("s", "v0001-01234567").runKey()).isEqualTo("run-1");
  }

  @Test
  void aRegistryWrittenByAnEarlierReleaseIsReadAndContinued() throws IOException {
    Path set = Files.createDirectories(lake.resolve("registry/s"));
    Files.createFile(set.resolve("lock"));
    Files.writeString(set.resolve("served"), "v0001-01234567\n");
    Files.writeString(
        Files.createDirectories(set.resolve("versions/v0001-01234567")).resolve("manifest.json"),
        Json.pretty(manifest("v0001-01234567", "run-1")));
    Files.createDirectories(set.resolve("versions/v0002-01234567")); // left by a killed process

    Registry registry = new Registry(lake);
    assertThat(registry.sets()).containsExactly("s");
    assertThat(registry.served("s")).contains("v0001-01234567");
    assertThat(publish(registry, "run-1")).isEqualTo("v0001-01234567");
    assertThat(publish(registry, "run-2")).isEqualTo("v0002-01234567");
    assertThat(set.resolve("versions/v0002-01234567/manifest.json"))
        .hasContent(Json.pretty(manifest("v0002-01234567", "run-2")));
    registry.serve("s", "v0002-01234567");
    assertThat(set.resolve("served")).hasContent("v0002-01234567\n");
    try (Stream<Path> files = Files.list(set)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "served", "versions");
    }
  }

  private static String publish(Registry registry, String run) {
    return registry.publish("s", run, HASH, version -> manifest(version, run)).version();
  }

  private static Manifest manifest(String version, String run) {
    return new Manifest(
        "s",
        version,
        "text",
        HASH,
        List.of("a"),
        Map.of("market.prices", 3L),
        List.of("one", "two"),
        List.of("A"),
        LocalDate.parse("2020-01-02"),
        LocalDate.parse("2025-12-31"),
        "hmm3-1",
        new RegimePolicy(Map.of("calm", List.of("a")), List.of("a")),
        List.of(),
        Instant.parse("2026-01-01T00:00:00Z"),
        "0.1.0",
        7,
        Instant.parse("2026-01-02T00:00:00Z"),
        run);
  }
}
