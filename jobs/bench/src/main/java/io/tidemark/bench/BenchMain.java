package io.tidemark.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tidemark.bench.calendars.CalendarDifferences;
import io.tidemark.bench.promotion.MeanWorlds;
import io.tidemark.bench.promotion.PromotionWorlds;
import io.tidemark.bench.promotion.Rate;
import io.tidemark.bench.promotion.TrainedWorlds;
import io.tidemark.core.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs the benchmarks and prints their findings. Arguments: the name of a benchmark, or none for
 * all; {@code --json}; for {@code promotion} {@code --worlds 200} and {@code --seed 1}. The
 * environment variable {@code TIDEMARK_PEERS_PYTHON} sets the Python interpreter of the peers.
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

  private static final int WORLDS = 200;
  private static final List<String> NUMBERS = List.of("--worlds", "--seed");

  private BenchMain() {}

  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    boolean json = given.contains("--json");
    List<String> names =
        IntStream.range(0, given.size())
            .filter(i -> !given.get(i).startsWith("--"))
            .filter(i -> i == 0 || !NUMBERS.contains(given.get(i - 1)))
            .mapToObj(given::get)
            .toList();
    Map<String, Supplier<Bench>> all = new TreeMap<>(ALL);
    all.put(
        "promotion",
        () -> new Promotion(option(given, "--worlds", WORLDS), option(given, "--seed", 1)));
    for (String name : names.isEmpty() ? all.keySet() : names) {
      Supplier<Bench> found = all.get(name);
      if (found == null) {
        System.err.printf(
            "no benchmark is called '%s'; there are %s%n", name, String.join(", ", all.keySet()));
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

  /** Measures no time, only rates of simulated worlds. */
  private record Promotion(int worlds, long seed) implements Bench {
    private static final int FEWER = 5;
    private static final int MORE = 5;

    @Override
    public String name() {
      return "promotion";
    }

    @Override
    public String describe() {
      return "rates of wrong and right promotions in simulated worlds";
    }

    @Override
    public List<? extends Finding> measure() {
      return Stream.of(
              new PromotionWorlds(worlds, seed).rates(),
              new TrainedWorlds(Math.max(1, worlds / FEWER), seed).rates(),
              new MeanWorlds(MORE * worlds, seed).rates())
          .flatMap(List::stream)
          .map(Found::new)
          .toList();
    }

    private record Found(@JsonValue Rate rate) implements Finding {
      @Override
      public String text() {
        return rate.text();
      }
    }
  }

  /** The whole number above 0 that follows an option. */
  private static int option(List<String> arguments, String name, int otherwise) {
    int place = arguments.indexOf(name);
    if (place < 0) {
      return otherwise;
    }
    String value = place + 1 < arguments.size() ? arguments.get(place + 1) : "";
    if (!value.matches("[1-9][0-9]{0,8}")) {
      System.err.printf("%s '%s' must be a whole number above 0%n", name, value);
      System.exit(2);
    }
    return Integer.parseInt(value);
  }

  private static String machine() {
    return " (%d cores, JDK %s)"
        .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version());
  }
}
