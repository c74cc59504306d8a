package io.tidemark.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void runsThatPublishAtOnceGetANumberEach() {
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
  void aManifestComesBackAsItWas() {
    Registry registry = new Registry(lake);
    String version = publish(registry, "run-1");
    assertThat(registry.manifest("s", version)).isEqualTo(manifest(version, "run-1"));
  }

  @Test
  void theUnpublishedCannotBeServed() {
    Registry registry = new Registry(lake);
    assertThatThrownBy(() -> registry.serve("s", "v0009-ffffffff"))
        .hasMessageContaining("was never published");
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
