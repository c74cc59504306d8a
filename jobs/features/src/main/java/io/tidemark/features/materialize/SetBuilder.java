package io.tidemark.features.materialize;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Plan;
import io.tidemark.features.inputs.TickerBars;
import io.tidemark.features.inputs.TickerBars.Span;
import io.tidemark.sources.JoinedValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Runs a set's plans over prices. Spark only moves arrays: time-series operators run where the
 * ticker's data is, and the inputs of cross-sectional operators are shuffled once per stage of the
 * plan.
 */
final class SetBuilder {
  private final FeatureSet set;
  private final JoinedValues joined;

  SetBuilder(FeatureSet set, JoinedValues joined) {
    this.set = set;
    this.joined = joined;
  }

  /**
   * The features, then the labels, of each ticker at its wanted rows with a close.
   *
   * @param bars sorted by ticker within a partition
   */
  JavaRDD<ComputedValues> values(JavaRDD<? extends TickerBars> bars) {
    return values(bars.map(ticker -> (TickerBars) ticker), set.features());
  }

  private JavaRDD<ComputedValues> values(JavaRDD<TickerBars> bars, Plan plan) {
    SetText text = new SetText(set);
    Broadcast<JoinedValues> sent =
        JavaSparkContext.fromSparkContext(bars.context()).broadcast(joined);
    SeriesStage first = new SeriesStage(text, sent, 0, new ColumnLayout(List.of()));
    JavaRDD<ComputedValues> values = bars.map(first::first).filter(ticker -> ticker.rows() > 0);
    ColumnLayout layout = first.after();
    for (int stage = 1; stage <= plan.stages(); stage++) {
      values = values.persist(StorageLevel.MEMORY_AND_DISK());
      values = new CrossSectionStage(text, stage, layout).of(values);
      layout = layout.with(plan.crossSections(stage));
      SeriesStage along = new SeriesStage(text, sent, stage, layout);
      values =
          bars.zipPartitions(values, (tickers, earlier) -> evaluateSeries(along, tickers, earlier));
      layout = along.after();
    }
    if (plan.stages() > 0) {
      values = bars.zipPartitions(values, SetBuilder::wanted);
    }
    int[] places = places(layout);
    return values.map(ticker -> ticker.select(places)).filter(ticker -> ticker.rows() > 0);
  }

  /** Joins bars and values, both sorted by ticker; some tickers have no values. */
  private static Iterator<ComputedValues> evaluateSeries(
      SeriesStage along, Iterator<TickerBars> tickers, Iterator<ComputedValues> earlier) {
    List<ComputedValues> later = new ArrayList<>();
    while (earlier.hasNext()) {
      ComputedValues values = earlier.next();
      later.add(along.then(of(values.ticker(), tickers), values));
    }
    return later.iterator();
  }

  private static TickerBars of(String ticker, Iterator<TickerBars> tickers) {
    TickerBars bars = tickers.next();
    while (!bars.ticker().equals(ticker)) {
      bars = tickers.next();
    }
    return bars;
  }

  private static Iterator<ComputedValues> wanted(
      Iterator<TickerBars> tickers, Iterator<ComputedValues> computed) {
    List<ComputedValues> wanted = new ArrayList<>();
    while (computed.hasNext()) {
      ComputedValues values = computed.next();
      wanted.add(within(values, of(values.ticker(), tickers).wanted()));
    }
    return wanted.iterator();
  }

  private static ComputedValues within(ComputedValues values, Span span) {
    int[] kept =
        IntStream.range(0, values.rows()).filter(i -> span.holds(values.places()[i])).toArray();
    List<double[]> columns = new ArrayList<>();
    for (double[] column : values.columns()) {
      columns.add(Arrays.stream(kept).mapToDouble(i -> column[i]).toArray());
    }
    return new ComputedValues(
        values.ticker(), Arrays.stream(kept).map(i -> values.places()[i]).toArray(), columns);
  }

  /** The positions of the table's columns among the values. */
  private int[] places(ColumnLayout layout) {
    IntStream features =
        set.featureNames().stream()
            .mapToInt(name -> layout.place(set.features().output(name).text()));
    IntStream labels =
        set.labelNames().stream().mapToInt(name -> layout.place(SeriesStage.LABEL + name));
    return IntStream.concat(features, labels).toArray();
  }
}
