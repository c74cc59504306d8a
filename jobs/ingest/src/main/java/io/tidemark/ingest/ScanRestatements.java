package io.tidemark.ingest;

import io.tidemark.api.market.RestatementScanRequest;
import io.tidemark.api.market.RestatementScanRequest.Touched;
import io.tidemark.core.UserFault;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.ingest.restatements.PriceProvenance;
import io.tidemark.ingest.restatements.Restatement;
import io.tidemark.lake.Lake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Finds the published versions whose prices have been restated since they were built: compares the
 * prices that each manifest pins with those known now.
 */
public final class ScanRestatements {
  private final Lake lake;

  public ScanRestatements(Lake lake) {
    this.lake = lake;
  }

  /**
   * Compares every published version.
   *
   * @param stage receives the name of each stage when it begins
   * @throws UserFault if the lake is on an object store that is not supported yet
   */
  public RestatementScanRequest.Result run(RestatementScanRequest request, Consumer<String> stage) {
    Registry registry = new Registry(lake.store());
    List<Manifest> manifests = manifests(registry, request);
    if (manifests.isEmpty() || !lake.exists(PricesTable.TABLE)) {
      return new RestatementScanRequest.Result(0, List.of());
    }
    Dataset<Row> now =
        lake.asOf(PricesTable.TABLE, request.asOf()).persist(StorageLevel.MEMORY_AND_DISK_SER());
    try {
      Map<PriceProvenance, Restatement> restated = new HashMap<>();
      for (Manifest manifest : manifests) {
        stage.accept("comparing the prices of %s %s".formatted(manifest.set(), manifest.version()));
        restated.computeIfAbsent(
            PriceProvenance.of(manifest), reading -> Restatement.of(lake, reading, now));
      }
      List<Touched> touched =
          manifests.stream()
              .filter(manifest -> !restated.get(PriceProvenance.of(manifest)).isNothing())
              .map(
                  manifest ->
                      touched(registry, manifest, restated.get(PriceProvenance.of(manifest))))
              .toList();
      return new RestatementScanRequest.Result(manifests.size(), touched);
    } finally {
      now.unpersist();
    }
  }

  private static List<Manifest> manifests(Registry registry, RestatementScanRequest request) {
    return registry.sets().stream()
        .flatMap(set -> registry.versions(set).stream().map(id -> registry.manifest(set, id)))
        .filter(PriceProvenance::isToldBy)
        .filter(manifest -> !manifest.asOf().isAfter(request.asOf()))
        .toList();
  }

  private static Touched touched(Registry registry, Manifest manifest, Restatement restated) {
    return new Touched(
        manifest.set(),
        manifest.version(),
        registry.served(manifest.set()).filter(manifest.version()::equals).isPresent(),
        manifest.models().stream().map(Manifest.ModelRef::path).toList(),
        restated.days(),
        restated.added(),
        restated.first(),
        restated.last(),
        restated.examples());
  }
}
