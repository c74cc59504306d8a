package io.tidemark.core.feature.operators;

import java.util.Arrays;
import java.util.List;

/**
 * An operator with a window of time, volume or trades instead of rows: {@code mean(x, 5m)} is the
 * mean of the rows of the last five minutes, however many these are. The column that measures the
 * span is passed as an additional series. Consecutive rows with windows of the same length are
 * computed together by the operator over rows, so the bits equal those of a window of that many
 * rows.
 */
public final class SpanWindow implements Operator {
  private final Operator operator;
  private final WindowUnit clock;
  private final int most;

  /**
   * @param operator over rows; its first number is the window
   * @param span of the window, in the clock's unit
   * @param secondsPerRow the shortest time between two rows
   * @throws IllegalArgumentException if a window can hold too many rows
   */
  public SpanWindow(Operator operator, WindowUnit clock, double span, long secondsPerRow) {
    this.operator = operator;
    this.clock = clock;
    this.most = clock.mostRows(span, secondsPerRow);
  }

  /** Whether its windows are measured by volume or trades rather than by time. */
  public boolean isCounted() {
    return clock != WindowUnit.TIME;
  }

  @Override
  public String name() {
    return operator.name();
  }

  @Override
  public int series() {
    return operator.series() + 1;
  }

  @Override
  public List<Parameter> parameters() {
    return operator.parameters();
  }

  @Override
  public String formula() {
    return operator.formula() + ", the window measured by " + clock.column();
  }

  @Override
  public int lookBack(double[] parameters) {
    return parameters[0] < 0 ? 0 : Math.max(most, operator.lookBack(ofRows(parameters, most)));
  }

  @Override
  public int lookAhead(double[] parameters) {
    return parameters[0] < 0 ? operator.lookAhead(ofRows(parameters, -most)) : 0;
  }

  @Override
  public Unit unit(List<Unit> series) {
    return operator.unit(series.subList(0, operator.series()));
  }

  @Override
  public boolean isFull(double[][] in, double[] parameters, int first, int t) {
    int rows = clock.rows(in[operator.series()], parameters[0], t, most);
    if (rows == WindowUnit.NONE) {
      return false;
    }
    double[] ofRows = ofRows(parameters, rows);
    return rows > 0
        ? t - Math.max(rows, operator.lookBack(ofRows)) >= first
        : operator.isFull(in, ofRows, first, t);
  }

  @Override
  public int firstFull(double[][] in, double[] parameters, int first, int length) {
    int t = parameters[0] < 0 ? 0 : first;
    while (t < length && !isFull(in, parameters, first, t)) {
      t++;
    }
    return t;
  }

  @Override
  public void compute(double[][] in, double[] parameters, double[] out, int from, int to) {
    double[] counts = in[operator.series()];
    for (int t = from, next; t < to; t = next) {
      int rows = clock.rows(counts, parameters[0], t, most);
      next = t + 1;
      while (next < to && clock.rows(counts, parameters[0], next, most) == rows) {
        next++;
      }
      if (rows != WindowUnit.NONE && rows >= operator.parameters().get(0).minimum()) {
        ofOneLength(in, ofRows(parameters, rows), out, t, next);
      } else {
        Arrays.fill(out, t, next, Double.NaN);
      }
    }
  }

  /**
   * Computes consecutive rows with windows of the same length, on a copy of the rows that they
   * read.
   */
  private void ofOneLength(double[][] in, double[] parameters, double[] out, int from, int to) {
    int start = Math.max(0, from - operator.lookBack(parameters));
    int end = Math.min(in[0].length, to + operator.lookAhead(parameters));
    double[][] part = new double[operator.series()][];
    for (int s = 0; s < part.length; s++) {
      part[s] = Arrays.copyOfRange(in[s], start, end);
    }
    double[] values = new double[end - start];
    operator.compute(part, parameters, values, from - start, to - start);
    System.arraycopy(values, from - start, out, from, to - from);
  }

  private static double[] ofRows(double[] parameters, int rows) {
    double[] changed = parameters.clone();
    changed[0] = rows;
    return changed;
  }
}
