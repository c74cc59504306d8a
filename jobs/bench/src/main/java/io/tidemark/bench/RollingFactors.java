package io.tidemark.bench;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Rolling factors of many tickers in memory: the compiled plan over arrays, compared with Polars
 * and pandas, each with its default number of threads.
 */
final class RollingFactors implements Benchmark {
  private static final int TICKERS = 800;
  private static final int DAYS = 3_390;
  private static final String SET =
      """
      set: rolling-factors
      entity: ticker
      calendar: XNYS
      sources: { px: market.prices }
      features:
        mean_5:      mean(px.close, 5)
        mean_20:     mean(px.close, 20)
        mean_60:     mean(px.close, 60)
        std_20:      std(px.close, 20)
        std_60:      std(px.close, 60)
        min_20:      min(px.close, 20)
        max_60:      max(px.close, 60)
        rank_20:     rank(px.close, 20)
        rank_60:     rank(px.close, 60)
        quantile_20: quantile(px.close, 20, 0.8)
        quantile_60: quantile(px.close, 60, 0.2)
        corr_20:     corr(px.close, px.volume, 20)
        slope_20:    slope(px.close, 20)
        slope_60:    slope(px.close, 60)
      """;

  private final Plan plan = FeatureSet.parse("rolling-factors", SET).features();
  private final double[][] close = new double[TICKERS][DAYS];
  private final double[][] volume = new double[TICKERS][DAYS];

  RollingFactors() {
    Random random = new Random(11);
    for (int i = 0; i < TICKERS; i++) {
      double price = 20 + 100 * random.nextDouble();
      for (int t = 0; t < DAYS; t++) {
        price *= Math.exp(0.02 * random.nextGaussian());
        close[i][t] = price;
        volume[i][t] = 1e6 * Math.exp(0.5 * random.nextGaussian());
      }
    }
  }

  @Override
  public String name() {
    return "rolling-factors";
  }

  @Override
  public String describe() {
    return "%d factors, %d tickers x %d days, in memory"
        .formatted(plan.names().size(), TICKERS, DAYS);
  }

  @Override
  public List<Peer> peers(Path python, Path folder) {
    Path input = folder.resolve("rolling-factors.f64");
    write(input, close, volume);
    List<Peer> peers = new ArrayList<>();
    for (String tool : List.of("polars", "pandas")) {
      peers.add(
          new Peer(
              python,
              "rolling_factors.py",
              tool,
              input.toString(),
              Integer.toString(TICKERS),
              Integer.toString(DAYS)));
    }
    return peers;
  }

  @Override
  public Supplier<double[]> run() {
    List<Node> targets = plan.targets(0);
    double[][][] factors = new double[TICKERS][][];
    IntStream.range(0, TICKERS)
        .parallel()
        .forEach(
            i ->
                factors[i] =
                    plan.evaluateSeries(
                        targets,
                        field -> field.endsWith("close") ? close[i] : volume[i],
                        DAYS,
                        0,
                        DAYS));
    return () -> inOrder(factors);
  }

  private double[] inOrder(double[][][] factors) {
    Map<String, Integer> places = plan.placesOf(plan.targets(0));
    List<String> names = plan.names();
    double[] out = new double[TICKERS * names.size() * DAYS];
    for (int i = 0; i < TICKERS; i++) {
      for (int f = 0; f < names.size(); f++) {
        double[] values = factors[i][places.get(names.get(f))];
        System.arraycopy(values, 0, out, (i * names.size() + f) * DAYS, DAYS);
      }
    }
    return out;
  }

  @Override
  public double tolerance() {
    return 1e-6; // the peers' running sums accumulate rounding errors; ours are computed anew in
    // every window
  }

  private static void write(Path file, double[][]... blocks) {
    ByteBuffer bytes =
        ByteBuffer.allocate(blocks.length * TICKERS * DAYS * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    DoubleBuffer doubles = bytes.asDoubleBuffer();
    for (double[][] block : blocks) {
      for (double[] row : block) {
        doubles.put(row);
      }
    }
    try {
      Files.write(file, bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
