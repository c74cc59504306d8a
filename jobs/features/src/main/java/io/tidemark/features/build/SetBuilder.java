package io.tidemark.features.build;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.features.build.AlongTime.Span;
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
  private final SessionAxis axis;
  private final Span wanted;

  /**
   * @param axis from the first session that is looked back to, to the last that is known
   * @param wanted the sessions of which rows are made
   */
  SetBuilder(FeatureSet set, SessionAxis axis, Span wanted) {
    this.set = set;
    this.axis = axis;
    this.wanted = wanted;
  }

  /** Each ticker's features, then its labels, at its wanted sessions with a close. */
  JavaRDD<TickerValues> values(JavaRDD<TickerPrices> prices) {
    Plan plan = set.features();
    SetText text = new SetText(set);
    Span computed =
        plan.stages() == 0
            ? wanted
            : new Span(Math.max(0, wanted.from() - plan.lookBack()), wanted.to());
    AlongTime first = new AlongTime(text, axis, computed, 0, new Layout(List.of()));
    JavaRDD<TickerValues> values = prices.map(first::first).filter(ticker -> ticker.rows() > 0);
    Layout layout = first.after();
    for (int stage = 1; stage <= plan.stages(); stage++) {
      values = values.persist(StorageLevel.MEMORY_AND_DISK());
      values = new AcrossTickers(text, stage, layout).of(values);
      layout = layout.with(plan.crossSections(stage));
      AlongTime along = new AlongTime(text, axis, computed, stage, layout);
      values = prices.zipPartitions(values, (tickers, earlier) -> along(along, tickers, earlier));
      layout = along.after();
    }
    int[] places = places(layout);
    Span span = wanted;
    return values.map(ticker -> within(ticker.select(places), span)).filter(t -> t.rows() > 0);
  }

  /** Both are in order of ticker, but some tickers have no values. */
  private static Iterator<TickerValues> along(
      AlongTime along, Iterator<TickerPrices> tickers, Iterator<TickerValues> earlier) {
    List<TickerValues> later = new ArrayList<>();
    while (earlier.hasNext()) {
      TickerValues values = earlier.next();
      TickerPrices prices = tickers.next();
      while (!prices.ticker().equals(values.ticker())) {
        prices = tickers.next();
      }
      later.add(along.then(prices, values));
    }
    return later.iterator();
  }

  private static TickerValues within(TickerValues values, Span span) {
    int[] sessions = values.sessions();
    int[] kept =
        IntStream.range(0, sessions.length)
            .filter(i -> sessions[i] >= span.from() && sessions[i] < span.to())
            .toArray();
    if (kept.length == sessions.length) {
      return values;
    }
    List<double[]> columns = new ArrayList<>();
    for (double[] column : values.columns()) {
      columns.add(Arrays.stream(kept).mapToDouble(i -> column[i]).toArray());
    }
    return new TickerValues(
        values.ticker(), Arrays.stream(kept).map(i -> sessions[i]).toArray(), columns);
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
