package io.tidemark.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tidemark.bench.calendars.CalendarDifferences;
import io.tidemark.core.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs the benchmarks and prints their findings. Arguments: the name of a benchmark, or none for
 * all; {@code --json}. The environment variable {@code TIDEMARK_PEERS_PYTHON} sets the Python
 * interpreter of the peers.
 */
public final class BenchMain {
  private static final Map<String, Supplier<Bench>> ALL =
      Map.of(
          "asof-join", AsOfJoins::new,
          "calendars", Calendars::new,
          "rolling-factors", () -> new PeerComparison(new RollingFactors()),
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
      for (Bench.Finding finding : benchmark.measure()) {
        System.out.println(json ? Json.write(finding) : finding.text());
      }
    }
  }

  /** Measures no time, only lists the differences. */
  private static final class Calendars implements Bench {
    @Override
    public String name() {
      return "calendars";
    }

    @Override
    public String describe() {
      return "days since 1962 on which XNYS differs from public libraries, hours of New York";
    }

    @Override
    public List<? extends Finding> measure() throws IOException {
      String python = System.getenv().getOrDefault("TIDEMARK_CALENDARS_PYTHON", "python3");
      return new CalendarDifferences(Path.of(python)).find().stream().map(Days::new).toList();
    }

    /** One range of days with the same difference. */
    private record Days(@JsonValue CalendarDifferences.Difference days) implements Finding {
      @Override
      public String text() {
        return days.text();
      }
    }
  }

  private static String machine() {
    return " (%d cores, JDK %s)"
        .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version());
  }
}
