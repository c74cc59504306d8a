package io.tidemark.bench;

import io.tidemark.core.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs the benchmarks and prints the medians. Arguments: a benchmark's name, or none for all;
 * {@code --json}. The environment names the peers' interpreter in {@code TIDEMARK_PEERS_PYTHON}.
 */
public final class BenchMain {
  private static final Map<String, Supplier<Bench>> ALL =
      Map.of(
          "asof-join", AsOfJoins::new,
          "rolling-factors", () -> new BesidePeers(new RollingFactors()),
          "alpha158", Alpha158Build::new,
          "one-more-day", OneMoreDay::new,
          "es-intraday", EsIntraday::new,
          "live-update", LiveUpdate::new,
          "bitemporal-append", BitemporalAppend::new,
          "market-data-load", MarketDataLoad::new,
          "prices-api", PricesApi::new);

  private BenchMain() {}

  public static void main(String[] arguments) throws IOException {
    boolean json = Arrays.asList(arguments).contains("--json");
    List<String> names = Arrays.stream(arguments).filter(a -> !a.startsWith("--")).toList();
    for (String name : names.isEmpty() ? ALL.keySet().stream().sorted().toList() : names) {
      Supplier<Bench> found = ALL.get(name);
      if (found == null) {
        System.err.printf(
            "no benchmark is called '%s'; there are %s%n",
            name, ALL.keySet().stream().sorted().collect(Collectors.joining(", ")));
        System.exit(2);
      }
      Bench benchmark = found.get();
      System.err.println(benchmark.name() + ": " + benchmark.describe() + machine());
      for (Bench.Line line : benchmark.measure()) {
        System.out.println(
            json
                ? Json.write(line)
                : "%-17s %-16s %10.6f s  %6.2f x"
                    .formatted(line.benchmark(), line.tool(), line.median(), line.ratio()));
      }
    }
  }

  private static String machine() {
    return " (%d cores, JDK %s)"
        .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version());
  }
}
