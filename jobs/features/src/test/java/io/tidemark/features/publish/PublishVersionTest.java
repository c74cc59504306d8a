package io.tidemark.features.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import io.tidemark.features.sample.Definitions;
import io.tidemark.features.sample.SampleRun;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LakeExtension.class)
class PublishVersionTest {
  private static final Instant NOW = Instant.parse("2024-06-02T08:00:00Z");

  @TempDir static Path folder;
  private static Lake lake;
  private static PublishRequest trained;

  /** These tests only read the tables, so all share one market; each test has its own registry. */
  @BeforeAll
  static void train(Lake empty) throws IOException {
    lake = empty;
    LocalDate from = LocalDate.of(2021, 1, 4);
    trained =
        new SampleRun(lake, "run-1", Definitions.small(folder, 3), 6, from, from.plusMonths(7))
            .trained(List.of(SampleRun.score("all", 90, 0.03, 0.02, 0.02)));
  }

  @AfterEach
  void forget() throws IOException {
    Path registry = lake.folder().resolve("registry");
    if (!Files.exists(registry)) {
      return;
    }
    try (Stream<Path> files = Files.walk(registry)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aVersionWithoutModelsDoesNotReplaceOneWithModels() throws IOException {
    PublishRequest.Result trainedVersion = publish(asked("run-1"));
    PublishRequest.Result result = publish(untrained(asked("run-2")));

    assertThat(result.served()).isEqualTo(trainedVersion.version()).isNotEqualTo(result.version());
    Manifest manifest = new Registry(lake.folder()).manifest("small", result.version());
    assertThat(manifest.models()).isEmpty();
    assertThat(manifest.policy().featuresIn("calm")).containsExactly("ret", "copy", "vlm");
    assertThat(manifest.tables()).doesNotContainKeys("regimes.labels", "learning.scores");
  }

  private static PublishRequest untrained(PublishRequest r) {
    return new PublishRequest(
        r.runKey(), null, r.build(), null, null, r.featureSet(), "", r.scope(), 0);
  }

  @Test
  void theManifestHoldsTheProvenanceOfTheVersion() throws IOException {
    PublishRequest request = asked("run-1");
    PublishRequest.Result result = publish(request);
    Registry registry = new Registry(lake.folder());
    Manifest manifest = registry.manifest("small", result.version());

    assertThat(registry.served("small")).contains(result.version());
    assertThat(result.previous()).isEmpty();
    assertThat(manifest.version()).matches("v0001-[0-9a-f]{8}");
    assertThat(manifest.tables())
        .containsOnlyKeys(
            "features.small_" + request.build().definitionHash().substring(0, 8),
            "market.bars",
            "market.actions",
            "macro.series",
            "market.prices",
            "regimes.labels",
            "learning.scores",
            "learning.contributions")
        .containsEntry("learning.contributions", 3L)
        .containsEntry("market.prices", request.build().pricesVersion())
        .containsEntry("regimes.labels", request.regimes().version());
    assertThat(manifest.definition()).isEqualTo(Files.readString(Path.of(request.featureSet())));
    assertThat(manifest.features()).containsExactly("ret", "copy", "vlm");
    assertThat(manifest.models()).hasSize(3);
    assertThat(manifest.asOf()).isEqualTo(SampleRun.AS_OF);
    assertThat(manifest.publishedAt()).isEqualTo(NOW);
    assertThat(manifest.runKey()).isEqualTo("run-1/publish");
    assertThat(manifest.policy().selected()).isEqualTo(result.selected());
  }

  @Test
  void servesTheInputsOfTheScoredModelMostImportantFirst() throws IOException {
    PublishRequest.Result result = publish(asked("run-1"));
    assertThat(result.selected()).containsOnlyKeys("calm", "choppy", "stressed");
    for (Model model : trained.training().models()) {
      List<String> served = result.selected().get(model.regime());
      assertThat(served)
          .containsExactlyInAnyOrderElementsOf(model.features())
          .isSortedAccordingTo(
              Comparator.comparing(f -> -model.importance().get(model.features().indexOf(f))));
    }
  }

  @Test
  void aPublishedVersionNeverChanges() throws IOException {
    PublishRequest.Result first = publish(asked("run-1"));
    Map<String, byte[]> before = versionFiles();
    PublishRequest.Result second = publish(asked("run-2"));

    Map<String, byte[]> after = versionFiles();
    assertThat(second.previous()).isEqualTo(first.version());
    assertThat(before).isNotEmpty();
    assertThat(after).hasSizeGreaterThan(before.size());
    before.forEach((file, bytes) -> assertThat(after.get(file)).as(file).isEqualTo(bytes));
  }

  @Test
  void aRollbackOnlyMovesThePointer() throws IOException {
    PublishRequest.Result first = publish(asked("run-1"));
    PublishRequest.Result second = publish(asked("run-2"));
    Map<String, byte[]> before = versionFiles();
    Registry registry = new Registry(lake.folder());

    assertThat(registry.serve("small", first.version())).contains(second.version());
    assertThat(registry.served("small")).contains(first.version());
    assertThat(versionFiles()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void aRerunPublishesOnce() throws IOException {
    publish(asked("run-0"));
    PublishRequest request = asked("run-1");
    PublishRequest.Result first = publish(request);
    assertThat(publish(request)).isEqualTo(first);
    assertThat(new Registry(lake.folder()).versions("small")).hasSize(2);
  }

  @Test
  void aRerunServesAVersionThatAKilledRunOnlyPublished() throws IOException {
    PublishRequest.Result before = publish(asked("run-0"));
    PublishRequest request = asked("run-1");
    PublishRequest.Result first = publish(request);
    Registry registry = new Registry(lake.folder());
    registry.serve("small", before.version()); // the state that the killed run left

    assertThat(publish(request)).isEqualTo(first);
    assertThat(registry.served("small")).contains(first.version());
  }

  @Test
  void aLateRerunDoesNotReplaceALaterVersion() throws IOException {
    PublishRequest early = asked("run-1");
    publish(early);
    PublishRequest.Result late = publish(asked("run-2"));
    publish(early);
    assertThat(new Registry(lake.folder()).served("small")).contains(late.version());
  }

  @Test
  void aVersionBasedOnOtherVendorsIsNotReplaced() throws IOException {
    PublishRequest.Result first = publish(asked("run-1"));
    PublishRequest.Result other = publish(by(List.of("east"), asked("run-2")));
    assertThat(other.served()).isEqualTo(first.version()).isNotEqualTo(other.version());
    assertThat(other.previous()).isEmpty();
    assertThat(new Registry(lake.folder()).served("small")).contains(first.version());
  }

  @Test
  void realVendorsReplaceTheSimulatedMarket() throws IOException {
    publish(by(List.of("sim-a", "sim-b"), asked("run-1")));
    PublishRequest.Result real = publish(asked("run-2"));
    assertThat(real.served()).isEqualTo(real.version());
    PublishRequest.Result simulated = publish(by(List.of("sim-a", "sim-b"), asked("run-3")));
    assertThat(simulated.served()).isEqualTo(real.version());
  }

  @Test
  void thePointerIsWrittenAtomicallyAndLeavesNoTemporaryFiles() throws IOException {
    PublishRequest.Result result = publish(asked("run-1"));
    Path set = lake.folder().resolve("registry/small");
    assertThat(Files.readString(set.resolve("served"))).isEqualTo(result.version() + "\n");
    try (Stream<Path> files = Files.list(set)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("served", "versions", "lock");
    }
  }

  @Test
  void theContentDecidesTheHash() throws IOException {
    PublishRequest request = asked("run-1");
    Manifest manifest = new Registry(lake.folder()).manifest("small", publish(request).version());
    Manifest draft = draft(manifest, manifest.seed());
    assertThat(manifest.version()).endsWith(PublishVersion.contentHash(draft).substring(0, 8));
    // a round trip through JSON changes the order of the maps
    assertThat(PublishVersion.contentHash(Json.read(Json.write(draft), Manifest.class)))
        .isEqualTo(PublishVersion.contentHash(draft));
    assertThat(PublishVersion.contentHash(draft(manifest, manifest.seed() + 1)))
        .isNotEqualTo(PublishVersion.contentHash(draft));
  }

  @Test
  void aDefinitionThatChangedSinceTheBuildIsRefused() throws IOException {
    PublishRequest request = asked("run-1", Definitions.small(folder, 4));
    assertThatThrownBy(() -> publish(request))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("changed after it was built");
    assertThat(new Registry(lake.folder()).versions("small")).isEmpty();
  }

  @Test
  void aModelFileThatIsNotTheTrainedOneIsRefused() throws IOException {
    PublishRequest request = asked("run-1");
    Path model = lake.folder().resolve(request.training().models().get(0).path());
    byte[] trainedBytes = Files.readAllBytes(model);
    try {
      Files.writeString(model, "other");
      assertThatThrownBy(() -> publish(request)).hasMessageContaining("SHA-256");
    } finally {
      Files.write(model, trainedBytes);
    }
  }

  @Test
  void anUnsupportedObjectStoreIsRefusedWithAReason() {
    PublishRequest request = asked("run-1");
    Lake remote = new Lake(lake.spark(), "s3a://bucket/lake");
    assertThatThrownBy(() -> new PublishVersion(remote).run(request, stage -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("s3a://bucket/lake")
        .hasMessageContaining("scheme s3a is not supported yet");
  }

  private static PublishRequest asked(String run) {
    return asked(run, trained.featureSet());
  }

  private static PublishRequest asked(String run, String featureSet) {
    return new PublishRequest(
        new RunKey(run).step("publish"),
        trained.prices(),
        trained.build(),
        trained.regimes(),
        trained.training(),
        featureSet,
        trained.label(),
        new MarketScope(
            trained.vendors(), trained.tickers(), trained.from(), trained.to(), trained.asOf()),
        trained.seed());
  }

  private static PublishRequest by(List<String> vendors, PublishRequest r) {
    return new PublishRequest(
        r.runKey(),
        r.prices(),
        r.build(),
        r.regimes(),
        r.training(),
        r.featureSet(),
        r.label(),
        new MarketScope(vendors, r.tickers(), r.from(), r.to(), r.asOf()),
        r.seed());
  }

  private static PublishRequest.Result publish(PublishRequest request) {
    return new PublishVersion(lake, Clock.fixed(NOW, ZoneOffset.UTC)).run(request, stage -> {});
  }

  private static Manifest draft(Manifest m, long seed) {
    return new Manifest(
        m.set(),
        "",
        m.definition(),
        m.definitionHash(),
        m.features(),
        m.tables(),
        m.vendors(),
        m.tickers(),
        m.from(),
        m.to(),
        m.regimeModel(),
        m.policy(),
        m.models(),
        m.asOf(),
        m.codeVersion(),
        seed,
        null,
        m.runKey());
  }

  private static Map<String, byte[]> versionFiles() throws IOException {
    Path versions = lake.folder().resolve("registry/small/versions");
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(versions)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(versions.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
