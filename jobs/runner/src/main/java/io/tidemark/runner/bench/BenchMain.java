package io.tidemark.runner.bench;

import io.tidemark.core.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs the benchmarks: first the outputs are compared, then Tidemark and its peers take turns, and
 * the medians are printed with the ratio. Arguments: a benchmark's name, or none for all; {@code
 * --json}. The environment names the peers' interpreter in {@code TIDEMARK_PEERS_PYTHON}.
 */
public final class BenchMain {
  private static final int ROUNDS = 9;
  private static final Map<String, Supplier<Benchmark>> ALL =
      Map.of("rolling-factors", RollingFactors::new);

  private BenchMain() {}

  /**
   * One tool's result.
   *
   * @param median seconds
   * @param ratio its median over Tidemark's
   */
  record Line(String benchmark, String work, String tool, double median, double ratio) {}

  public static void main(String[] arguments) throws IOException {
    boolean json = Arrays.asList(arguments).contains("--json");
    List<String> names = Arrays.stream(arguments).filter(a -> !a.startsWith("--")).toList();
    for (String name : names.isEmpty() ? ALL.keySet().stream().sorted().toList() : names) {
      Supplier<Benchmark> benchmark = ALL.get(name);
      if (benchmark == null) {
        System.err.printf(
            "no benchmark is called '%s'; there are %s%n",
            name, ALL.keySet().stream().sorted().collect(Collectors.joining(", ")));
        System.exit(2);
      }
      for (Line line : measure(benchmark.get())) {
        System.out.println(
            json
                ? Json.write(line)
                : "%-16s %-16s %8.3f s  %6.2f x"
                    .formatted(line.benchmark(), line.tool(), line.median(), line.ratio()));
      }
    }
  }

  private static List<Line> measure(Benchmark benchmark) throws IOException {
    Path python = Path.of(System.getenv().getOrDefault("TIDEMARK_PEERS_PYTHON", "python3"));
    Path folder = Files.createTempDirectory("tidemark-bench");
    System.err.println(benchmark.name() + ": " + benchmark.describe() + machine());
    List<Peer> peers = benchmark.peers(python, folder);
    try {
      double[] ours = benchmark.run();
      Map<String, List<Double>> seconds = new LinkedHashMap<>();
      seconds.put("tidemark", new ArrayList<>());
      for (Peer peer : peers) {
        seconds.put(peer.version(), new ArrayList<>());
        Path file = folder.resolve("peer.f64");
        peer.write(file);
        requireEqual(benchmark, peer.version(), ours, doubles(file));
      }
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        benchmark.run();
        seconds.get("tidemark").add((System.nanoTime() - start) / 1e9);
        for (Peer peer : peers) {
          seconds.get(peer.version()).add(peer.run());
        }
      }
      double own = median(seconds.get("tidemark"));
      return seconds.entrySet().stream()
          .map(
              e ->
                  new Line(
                      benchmark.name(),
                      benchmark.describe(),
                      e.getKey(),
                      median(e.getValue()),
                      median(e.getValue()) / own))
          .toList();
    } finally {
      peers.forEach(Peer::close);
    }
  }

  private static void requireEqual(
      Benchmark benchmark, String peer, double[] ours, double[] theirs) {
    if (ours.length != theirs.length) {
      throw new IllegalStateException(
          "%s: %s gives %d values, not %d"
              .formatted(benchmark.name(), peer, theirs.length, ours.length));
    }
    for (int i = 0; i < ours.length; i++) {
      boolean bothMissing = Double.isNaN(ours[i]) && Double.isNaN(theirs[i]);
      double difference = Math.abs(ours[i] - theirs[i]);
      if (!bothMissing && !(difference <= benchmark.tolerance() * Math.max(1, Math.abs(ours[i])))) {
        throw new IllegalStateException(
            "%s: value %d is %s here and %s in %s"
                .formatted(benchmark.name(), i, ours[i], theirs[i], peer));
      }
    }
  }

  private static double[] doubles(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String machine() {
    return " (%d cores, JDK %s)"
        .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version());
  }
}
