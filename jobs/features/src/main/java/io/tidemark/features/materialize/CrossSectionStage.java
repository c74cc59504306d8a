package io.tidemark.features.materialize;

import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.features.inputs.NumberPartitioner;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * A stage of cross-sectional operators. Their inputs are shuffled from partitions by ticker to
 * partitions by time, and their results are shuffled back to the partition of the ticker. Arrays of
 * several months are moved, not single rows.
 */
final class CrossSectionStage implements Serializable {
  private static final long serialVersionUID = 1;

  /** Number of consecutive positions that are shuffled together. */
  private static final int PLACES = 128;

  private final SetText text;
  private final int stage;
  private final ColumnLayout before;

  CrossSectionStage(SetText text, int stage, ColumnLayout before) {
    this.text = text;
    this.stage = stage;
    this.before = before;
  }

  /** One ticker's values of some rows, with the partition that they come from and return to. */
  private record Slice(int piece, ComputedValues values) implements Serializable {}

  /**
   * The tickers of each partition with the results of the operators, in the order of the plan's
   * nodes.
   */
  JavaRDD<ComputedValues> of(JavaRDD<ComputedValues> values) {
    int pieces = values.getNumPartitions();
    JavaPairRDD<Integer, Slice> byTime =
        values
            .mapPartitionsWithIndex((piece, tickers) -> slices(piece, tickers), true)
            .mapToPair(slice -> new Tuple2<>(slice.values().places()[0] / PLACES, slice));
    JavaRDD<Slice> home =
        byTime
            .groupByKey(pieces)
            .flatMap(piece -> computed(piece._2()).iterator())
            .mapToPair(slice -> new Tuple2<>(slice.piece(), slice))
            .partitionBy(new NumberPartitioner(pieces))
            .values();
    return values.zipPartitions(home, CrossSectionStage::joined);
  }

  private Iterator<Slice> slices(int piece, Iterator<ComputedValues> tickers) {
    int[] places = inputs().stream().mapToInt(node -> before.place(node.text())).toArray();
    List<Slice> slices = new ArrayList<>();
    tickers.forEachRemaining(
        ticker -> {
          ComputedValues needed = ticker.select(places);
          for (int from = 0, to; from < needed.rows(); from = to) {
            to = from + 1;
            int chunk = needed.places()[from] / PLACES;
            while (to < needed.rows() && needed.places()[to] / PLACES == chunk) {
              to++;
            }
            slices.add(new Slice(piece, part(needed, from, to)));
          }
        });
    return slices.iterator();
  }

  private static ComputedValues part(ComputedValues values, int from, int to) {
    return new ComputedValues(
        values.ticker(),
        Arrays.copyOfRange(values.places(), from, to),
        values.columns().stream().map(column -> Arrays.copyOfRange(column, from, to)).toList());
  }

  private List<Node> inputs() {
    Plan plan = text.set().features();
    return plan.crossSections(stage).stream()
        .flatMap(node -> node.inputs().stream())
        .distinct()
        .map(plan::node)
        .toList();
  }

  /**
   * Computes the operators over tickers sorted by name, so that results do not depend on the order
   * of arrival.
   */
  private List<Slice> computed(Iterable<Slice> arrived) {
    List<Slice> slices = new ArrayList<>();
    arrived.forEach(slices::add);
    slices.sort(Comparator.comparing(slice -> slice.values().ticker()));
    Map<Integer, List<int[]>> byPlace = new TreeMap<>();
    List<List<double[]>> results = new ArrayList<>();
    Plan plan = text.set().features();
    List<Node> nodes = plan.crossSections(stage);
    for (int s = 0; s < slices.size(); s++) {
      ComputedValues values = slices.get(s).values();
      for (int i = 0; i < values.rows(); i++) {
        byPlace
            .computeIfAbsent(values.places()[i], place -> new ArrayList<>())
            .add(new int[] {s, i});
      }
      List<double[]> result = new ArrayList<>();
      nodes.forEach(node -> result.add(new double[values.rows()]));
      results.add(result);
    }
    List<Node> inputs = inputs();
    for (List<int[]> members : byPlace.values()) {
      for (int n = 0; n < nodes.size(); n++) {
        double[] out =
            plan.evaluateCrossSection(nodes.get(n), inputs(nodes.get(n), inputs, slices, members));
        for (int m = 0; m < out.length; m++) {
          results.get(members.get(m)[0]).get(n)[members.get(m)[1]] = out[m];
        }
      }
    }
    List<Slice> computed = new ArrayList<>();
    for (int s = 0; s < slices.size(); s++) {
      ComputedValues values = slices.get(s).values();
      computed.add(
          new Slice(
              slices.get(s).piece(),
              new ComputedValues(values.ticker(), values.places(), results.get(s))));
    }
    return computed;
  }

  private static double[][] inputs(
      Node node, List<Node> inputs, List<Slice> slices, List<int[]> members) {
    double[][] arrays = new double[node.inputs().size()][members.size()];
    for (int k = 0; k < arrays.length; k++) {
      int id = node.inputs().get(k);
      int place = inputs.stream().map(Node::id).toList().indexOf(id);
      for (int m = 0; m < members.size(); m++) {
        int[] member = members.get(m);
        arrays[k][m] = slices.get(member[0]).values().columns().get(place)[member[1]];
      }
    }
    return arrays;
  }

  private static Iterator<ComputedValues> joined(
      Iterator<ComputedValues> tickers, Iterator<Slice> arrived) {
    Map<String, List<ComputedValues>> byTicker = new HashMap<>();
    arrived.forEachRemaining(
        slice ->
            byTicker
                .computeIfAbsent(slice.values().ticker(), name -> new ArrayList<>())
                .add(slice.values()));
    List<ComputedValues> joined = new ArrayList<>();
    tickers.forEachRemaining(
        ticker ->
            joined.add(
                ticker.with(whole(ticker, byTicker.getOrDefault(ticker.ticker(), List.of())))));
    return joined.iterator();
  }

  private static List<double[]> whole(ComputedValues ticker, List<ComputedValues> parts) {
    List<ComputedValues> ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparingInt(part -> part.places()[0]));
    int columns = ordered.isEmpty() ? 0 : ordered.get(0).columns().size();
    List<double[]> whole = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      double[] column = new double[ticker.rows()];
      int at = 0;
      for (ComputedValues part : ordered) {
        System.arraycopy(part.columns().get(c), 0, column, at, part.rows());
        at += part.rows();
      }
      whole.add(column);
    }
    return whole;
  }
}
