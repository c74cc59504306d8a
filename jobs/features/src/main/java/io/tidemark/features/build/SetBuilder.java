package io.tidemark.features.build;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Plan;
import io.tidemark.features.inputs.SideSources;
import io.tidemark.features.inputs.TickerBars;
import io.tidemark.features.inputs.TickerBars.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Runs a set's plans over prices. Spark only moves arrays: tickers are run along time where they
 * lie, then what operators across tickers read is exchanged, as often as the plan has stages.
 */
final class SetBuilder {
  private final FeatureSet set;
  private final SideSources sides;

  SetBuilder(FeatureSet set, SideSources sides) {
    this.set = set;
    this.sides = sides;
  }

  /**
   * Each ticker's features, then its labels, at its wanted rows with a close.
   *
   * @param bars in a piece in order of ticker
   */
  JavaRDD<TickerValues> values(JavaRDD<? extends TickerBars> bars) {
    return values(bars.map(ticker -> (TickerBars) ticker), set.features());
  }

  private JavaRDD<TickerValues> values(JavaRDD<TickerBars> bars, Plan plan) {
    SetText text = new SetText(set);
    AlongTime first = new AlongTime(text, sides, 0, new Layout(List.of()));
    JavaRDD<TickerValues> values = bars.map(first::first).filter(ticker -> ticker.rows() > 0);
    Layout layout = first.after();
    for (int stage = 1; stage <= plan.stages(); stage++) {
      values = values.persist(StorageLevel.MEMORY_AND_DISK());
      values = new AcrossTickers(text, stage, layout).of(values);
      layout = layout.with(plan.crossSections(stage));
      AlongTime along = new AlongTime(text, sides, stage, layout);
      values = bars.zipPartitions(values, (tickers, earlier) -> along(along, tickers, earlier));
      layout = along.after();
    }
    if (plan.stages() > 0) {
      values = bars.zipPartitions(values, SetBuilder::wanted);
    }
    int[] places = places(layout);
    return values.map(ticker -> ticker.select(places)).filter(ticker -> ticker.rows() > 0);
  }

  /** Both are in order of ticker, but some tickers have no values. */
  private static Iterator<TickerValues> along(
      AlongTime along, Iterator<TickerBars> tickers, Iterator<TickerValues> earlier) {
    List<TickerValues> later = new ArrayList<>();
    while (earlier.hasNext()) {
      TickerValues values = earlier.next();
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

  private static Iterator<TickerValues> wanted(
      Iterator<TickerBars> tickers, Iterator<TickerValues> computed) {
    List<TickerValues> wanted = new ArrayList<>();
    while (computed.hasNext()) {
      TickerValues values = computed.next();
      wanted.add(within(values, of(values.ticker(), tickers).wanted()));
    }
    return wanted.iterator();
  }

  private static TickerValues within(TickerValues values, Span span) {
    int[] kept =
        IntStream.range(0, values.rows()).filter(i -> span.holds(values.places()[i])).toArray();
    List<double[]> columns = new ArrayList<>();
    for (double[] column : values.columns()) {
      columns.add(Arrays.stream(kept).mapToDouble(i -> column[i]).toArray());
    }
    return new TickerValues(
        values.ticker(), Arrays.stream(kept).map(i -> values.places()[i]).toArray(), columns);
  }

  /** Where the table's columns are among the values. */
  private int[] places(Layout layout) {
    IntStream features =
        set.featureNames().stream()
            .mapToInt(name -> layout.place(set.features().output(name).text()));
    IntStream labels =
        set.labelNames().stream().mapToInt(name -> layout.place(AlongTime.LABEL + name));
    return IntStream.concat(features, labels).toArray();
  }
}
