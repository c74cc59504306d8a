package io.tidemark.core.feature.operators;

import java.util.List;

/**
 * Operators over the same series that are cheaper to compute together. Each gives the same bits as
 * when it is computed alone.
 */
public interface FusedOperators {

  /**
   * Computes rows {@code from..to} of every call, as {@link Operator#compute} does for one.
   *
   * @param in the series that all calls share
   */
  void compute(double[][] in, List<Call> calls, int from, int to);

  /**
   * One operator to compute.
   *
   * @param out receives the values
   */
  record Call(Operator operator, double[] parameters, double[] out) {

    /**
     * Computes calls over the same series, together if there are several.
     *
     * @param calls at least one; if there are several, all are of one family
     */
    public static void compute(double[][] in, List<Call> calls, int from, int to) {
      Operator first = calls.get(0).operator();
      if (calls.size() > 1) {
        first.family().orElseThrow().compute(in, calls, from, to);
      } else {
        first.compute(in, calls.get(0).parameters(), calls.get(0).out(), from, to);
      }
    }
  }
}
