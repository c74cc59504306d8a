package io.tidemark.core.feature.operators.elementwise;

import io.tidemark.core.feature.operators.Operator;
import java.util.List;

/** Common base of the operators that work row by row: no parameters, no look-back. */
abstract class Elementwise implements Operator {
  private final String name;
  private final int series;
  private final String formula;

  Elementwise(String name, int series, String formula) {
    this.name = name;
    this.series = series;
    this.formula = formula;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int series() {
    return series;
  }

  @Override
  public final List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public final String formula() {
    return formula;
  }

  @Override
  public final int lookBack(double[] parameters) {
    return 0;
  }
}
