package io.tidemark.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a computation with other tools: first the outputs are compared, then Tidemark and its
 * peers run alternately.
 */
final class PeerComparison implements Bench {
  private static final int ROUNDS = 9;

  /** Warm-up rounds for JIT compilation, which are not measured. */
  private static final int WARM_UP = 10;

  private final Benchmark benchmark;

  PeerComparison(Benchmark benchmark) {
    this.benchmark = benchmark;
  }

  @Override
  public String name() {
    return benchmark.name();
  }

  @Override
  public String describe() {
    return benchmark.describe();
  }

  @Override
  public List<Line> measure() throws IOException {
    Path python = Path.of(System.getenv().getOrDefault("TIDEMARK_PEERS_PYTHON", "python3"));
    Path folder = Files.createTempDirectory("tidemark-bench");
    List<Peer> peers = benchmark.peers(python, folder);
    try {
      double[] ours = benchmark.run().get();
      Map<String, List<Double>> seconds = new LinkedHashMap<>();
      seconds.put("tidemark", new ArrayList<>());
      for (Peer peer : peers) {
        seconds.put(peer.version(), new ArrayList<>());
        Path file = folder.resolve("peer.f64");
        peer.write(file);
        requireEqual(benchmark.name(), benchmark.tolerance(), peer.version(), ours, doubles(file));
      }
      for (int round = 0; round < WARM_UP; round++) {
        benchmark.run();
      }
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        benchmark.run();
        seconds.get("tidemark").add((System.nanoTime() - start) / 1e9);
        for (Peer peer : peers) {
          seconds.get(peer.version()).add(peer.run());
        }
      }
      double own = Bench.median(seconds.get("tidemark"));
      return seconds.entrySet().stream()
          .map(
              e ->
                  new Line(
                      benchmark.name(),
                      benchmark.describe(),
                      e.getKey(),
                      Bench.median(e.getValue()),
                      Bench.median(e.getValue()) / own))
          .toList();
    } finally {
      peers.forEach(Peer::close);
    }
  }

  /** Throws an exception if the outputs of two tools differ by more than a tolerance. */
  static void requireEqual(
      String name, double tolerance, String peer, double[] ours, double[] theirs) {
    if (ours.length != theirs.length) {
      throw new IllegalStateException(
          "%s: %s gives %d values, not %d".formatted(name, peer, theirs.length, ours.length));
    }
    for (int i = 0; i < ours.length; i++) {
      boolean bothMissing = Double.isNaN(ours[i]) && Double.isNaN(theirs[i]);
      double difference = Math.abs(ours[i] - theirs[i]);
      if (!bothMissing && !(difference <= tolerance * Math.max(1, Math.abs(ours[i])))) {
        throw new IllegalStateException(
            "%s: value %d is %s here and %s in %s".formatted(name, i, ours[i], theirs[i], peer));
      }
    }
  }

  static double[] doubles(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    return values;
  }
}
